import type { Temporal } from 'temporal-polyfill';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import { givenTexts, kindsGiven } from '../given-kinds.ts';
import type { Idea } from '../idea.ts';
import { deadlinesOf, later, leadDaysOf } from '../lead-time.ts';
import { ceilingOf } from '../prices.ts';
import { findRecipient, HOUSEHOLD, isNobody, type Recipient } from '../recipient.ts';
import { labelOf } from '../topics/find-topics.ts';
import { fillSlots } from './fill-slots.ts';
import { occasionFor } from './occasion-for.ts';
import { listOwnIdeas } from './own-ideas.ts';
import { pickVaried } from './pick-varied.ts';
import type { RankInput } from './rank-input.ts';
import type { CatalogueIdea, RankedIdea } from './ranked-idea.ts';
import { remarksOn } from './remarks.ts';
import { sayWhy } from './say-why.ts';
import { scoreIdea } from './score-idea.ts';
import { whatSpeaksAgainst } from './speaks-against.ts';
import { writeNote } from './write-note.ts';

export interface Ranking {
  /** Absent: there is nobody to give to, and `remarks` says why. */
  readonly recipient?: Recipient;
  /** Nobody of the contact’s has the name that was asked for. */
  readonly isUnknown?: true;
  /** What the owner ought to know first, a sentence each: too late for post, no address. */
  readonly remarks: readonly string[];
  /** Best first; the owner’s own before all others. */
  readonly ideas: readonly RankedIdea[];
}

const USUAL_COUNT = 3;

/** What to give or do, and why each fits. The same input always gives the same ideas. */
export function rankIdeas(input: RankInput): Ranking {
  const { contact, forWhom, today } = input;
  const recipient = findRecipient(contact, forWhom, today);
  if (isNobody(recipient)) {
    const { nobody, isUnknown } = recipient;
    return { remarks: [nobody], ideas: [], ...(isUnknown && { isUnknown }) };
  }
  const on = later(input.on, today);
  const given = kindsGiven([...givenTexts(contact.gifts), ...(input.alsoGiven ?? [])]);
  const own = listOwnIdeas(contact, nameOf(forWhom, recipient), { today, on, kindsGivenBefore: given });
  const { fitting, tooLate } = judgeCatalogue(input, recipient, on, given);
  const ranked = fitting
    .map((idea) => describe(idea, input, recipient, on))
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const count = input.count ?? USUAL_COUNT;
  const ideas = [...own, ...pickVaried(ranked, Math.max(0, count - own.length))].slice(0, count);
  return { recipient, remarks: remarksOn({ ...input, recipient, tooLate, ideas }), ideas };
}

/** As own ideas name them. */
const nameOf = (forWhom: string | undefined, { name }: Recipient): string | undefined =>
  forWhom === undefined || forWhom.toLowerCase() === HOUSEHOLD ? forWhom : name;

interface Judgement {
  readonly fitting: readonly Idea[];
  /** How many would fit, were there more time. */
  readonly tooLate: number;
}

function judgeCatalogue(
  input: RankInput,
  recipient: Recipient,
  on: Temporal.PlainDate,
  given: ReadonlySet<string>,
): Judgement {
  const speaksAgainst = whatSpeaksAgainst(input, recipient, on);
  const suitable = CATALOGUE.filter(
    (idea) => !given.has(idea.kind) && !input.exceptKinds?.has(idea.kind) && !speaksAgainst(idea),
  );
  const daysLeft = input.today.until(on).days;
  const fitting = suitable.filter((idea) => leadDaysOf(idea) <= daysLeft);
  return { fitting, tooLate: suitable.length - fitting.length };
}

function describe(idea: Idea, input: RankInput, recipient: Recipient, on: Temporal.PlainDate): CatalogueIdea {
  const { contact, today, budgetLeft } = input;
  const occasion = occasionFor(input.occasion, recipient);
  const topic = idea.topics?.find((each) => recipient.topics.has(each));
  const mention = topic && recipient.topics.get(topic);
  const slots = {
    name: recipient.name,
    contact: recipient.contactName,
    interest: topic === undefined ? '' : labelOf(topic),
  };
  const seed = `${contact.contactId}#${recipient.name}#${on.year}`;
  return {
    source: 'catalogue',
    id: idea.id,
    kind: idea.kind,
    form: idea.form,
    price: idea.price,
    what: fillSlots(idea.what, slots),
    why: fillSlots(sayWhy(idea, mention, occasion, recipient), slots),
    personal: fillSlots(idea.personal, slots),
    note: writeNote(idea, occasion, recipient, slots, seed),
    ...deadlinesOf(idea, on),
    score: scoreIdea(idea, {
      occasion,
      recipient,
      daysLeft: today.until(on).days,
      budgetLeft: budgetLeft ?? ceilingOf('200-plus'),
      seed,
    }),
    ...cautionOf(idea, recipient),
  };
}

const cautionOf = ({ shippingDays = 0 }: Idea, { address, name }: Recipient): { caution?: string } =>
  shippingDays > 0 && address === undefined
    ? { caution: `Kith knows no postal address of ${name}’s: hand it over, or ask for it.` }
    : {};
