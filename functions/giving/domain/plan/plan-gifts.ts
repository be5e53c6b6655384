import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { DueRules } from '../../../circle/domain/due-rules.ts';
import type { GivingDay } from '../../../circle/domain/gift-days/giving-day.ts';
import { openGivingDays } from '../../../circle/domain/gift-days/open-giving-days.ts';
import { whatOneCalls } from '../../../circle/domain/greeting-name.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { givenTexts } from '../given-kinds.ts';
import { earlier, later, unhurried } from '../lead-time.ts';
import { ceilingOf } from '../prices.ts';
import { rankIdeas } from '../rank/rank-ideas.ts';
import type { RankedIdea } from '../rank/ranked-idea.ts';
import { groupHouseholds } from './households.ts';
import type { GivingFacts, PlannedGift } from './planned-gift.ts';
import { spentIn } from './spent.ts';

interface PlanInput {
  readonly people: readonly GivingFacts[];
  readonly year: number;
  /** Nothing is planned before it, and whatever is proposed can still be done from it on. */
  readonly today: Temporal.PlainDate;
  readonly rules: DueRules;
}

/**
 * The giving of one year for everybody with a tier, soonest first: within each one’s rhythm and budget, no kind twice in a
 * household, nothing for anybody in memory, hidden, or not to be contacted. Each occasion that is no gift is a word. The same
 * input always gives the same plan; chosen and sent gifts are in the contacts, and next time are counted.
 */
export function planGifts(input: PlanInput): readonly PlannedGift[] {
  const people = input.people.filter(({ contact }) => isGivenTo(contact));
  const households = groupHouseholds(people.map(({ contact }) => contact));
  const given = new Map<string, string[]>();
  for (const { contact, alsoGiven = [] } of people) {
    const head = households.get(contact.contactId) ?? contact.contactId;
    given.set(head, [...(given.get(head) ?? []), ...givenTexts(contact.gifts), ...alsoGiven]);
  }
  const spoken = new Map<string, Set<string>>();
  return people
    .flatMap((facts) => {
      const head = households.get(facts.contact.contactId) ?? facts.contact.contactId;
      const kinds = spoken.get(head) ?? new Set<string>();
      spoken.set(head, kinds);
      return planContact({ ...facts, alsoGiven: given.get(head) }, { ...input, kinds });
    })
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
}

const isGivenTo = (contact: Contact): boolean =>
  isPresent(contact) && contact.tier !== undefined && contact.doNotContact === undefined;

interface ContactPlanInput extends Omit<PlanInput, 'people'> {
  /** Kinds already in the plan of this household; grows. */
  readonly kinds: Set<string>;
}

function planContact(facts: GivingFacts, input: ContactPlanInput): readonly PlannedGift[] {
  const { contact } = facts;
  if (contact.tier === undefined) return [];
  const { year, today, rules } = input;
  const from = later(today, new Temporal.PlainDate(year, 1, 1));
  const until = new Temporal.PlainDate(year, 12, 31);
  if (Temporal.PlainDate.compare(from, until) > 0) return [];
  const { [contact.tier]: rhythm, currency } = rules.giving;
  const days = openGivingDays(contact, from, until, rules);
  return fillDays(facts, days, Math.max(0, rhythm.budgetAYear - spentIn(contact, year, currency)), input);
}

/** What is kept for a gift, in shares of what is left: the one at home gets most. */
const weightOf = ({ occasion, forWhom }: GivingDay): number =>
  occasion === 'thank-at-home' || (occasion === 'just-because' && forWhom !== undefined) ? 4 : 2;

function fillDays(
  facts: GivingFacts,
  days: readonly GivingDay[],
  budget: number,
  { today, kinds }: ContactPlanInput,
): readonly PlannedGift[] {
  let left = budget;
  return days.map((day, place) => {
    const later = days.slice(place).filter(({ size }) => size === 'gift');
    const weights = later.reduce((sum, each) => sum + weightOf(each), 0);
    const share = day.size === 'gift' ? Math.floor((left * weightOf(day)) / weights) : 0;
    const on = day.occasion === 'just-because' ? unhurried(day.on, today) : day.on;
    const { ideas, remarks, recipient } = rankIdeas({
      contact: facts.contact,
      forWhom: day.forWhom,
      occasion: day.occasion,
      on,
      today,
      budgetLeft: share,
      alsoGiven: facts.alsoGiven,
      exceptKinds: kinds,
    });
    for (const idea of ideas) if (idea.source === 'catalogue') kinds.add(idea.kind);
    const allowance = Math.max(0, ...ideas.map(costOf));
    left -= allowance;
    return {
      ...day,
      contactId: facts.contact.contactId,
      contactName: whatOneCalls(facts.contact),
      ideas,
      remarks,
      allowance,
      ...soonest(ideas, on),
      ...(recipient?.address && { address: recipient.address }),
    };
  });
}

const costOf = (idea: RankedIdea): number => (idea.source === 'catalogue' ? ceilingOf(idea.price) : 0);

const soonest = (ideas: readonly RankedIdea[], on: Temporal.PlainDate) => ({
  orderBy: ideas.reduce((day, { orderBy }) => earlier(day, orderBy), on),
  shipBy: ideas.reduce((day, { shipBy }) => earlier(day, shipBy), on),
});
