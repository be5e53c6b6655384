import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Gift } from '../../../circle/domain/gift.ts';
import type { Owner } from '../../../circle/domain/owner.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { givingSettingsSchema } from '../plan/giving-settings.ts';
import { listOccasions } from '../plan/list-occasions.ts';
import { planGifts } from '../plan/plan-gifts.ts';
import type { GivingDay, PlannedGift } from '../plan/planned-gift.ts';

/** Long enough to order and post nearly everything that the catalogue knows. */
const AHEAD_DAYS = 21;
/** More is no list to act on. */
const MOST_GIFTS = 3;
/** Planning a year takes a moment each: those whose day comes first. */
const MOST_PLANNED = 10;
/** So long after it was chosen a gift is taken to be for another day. */
const CHOSEN_FOR_DAYS = 120;

type OccasionDay = Omit<GivingDay, 'size'>;

/** A day that is near: with ideas, or with what the owner chose for it already. */
export type GiftToArrange =
  | { readonly contact: Contact; readonly planned: PlannedGift }
  | { readonly contact: Contact; readonly day: OccasionDay; readonly underWay: Gift };

type Rules = Pick<Owner, 'timeZone' | 'quietDays' | 'leapDayRule'>;

/**
 * The gifts to see to within three weeks, soonest first and three at most, of those of `people` who have a tier; days that get no
 * gift in this year’s plan are left out. The same people on the same day always give the same.
 */
export function giftsToArrange(
  people: readonly Contact[],
  today: Temporal.PlainDate,
  rules: Rules,
): readonly GiftToArrange[] {
  const near = listNear(people, today, rules);
  const underWay = near.flatMap(({ contact, days }) => findUnderWay(contact, days, today));
  const contacts = near.map(({ contact }) => contact);
  const planned = planAhead(contacts, today, rules)
    .filter((gift) => !underWay.some((other) => isForThem(other.day, gift, other.contact)))
    .flatMap((gift): readonly GiftToArrange[] => {
      const contact = contacts.find(({ contactId }) => contactId === gift.contactId);
      return contact === undefined ? [] : [{ contact, planned: gift }];
    });
  return [...underWay, ...planned]
    .toSorted((one, other) => Temporal.PlainDate.compare(dayOf(one), dayOf(other)))
    .slice(0, MOST_GIFTS);
}

const dayOf = (gift: GiftToArrange): Temporal.PlainDate =>
  'planned' in gift ? gift.planned.on : gift.day.on;

interface Near {
  readonly contact: Contact;
  readonly days: ReturnType<typeof listOccasions>;
}

/** Those who have a day soon; each once, whoever listed them. */
function listNear(
  people: readonly Contact[],
  from: Temporal.PlainDate,
  { leapDayRule }: Rules,
): readonly Near[] {
  const each = new Map(people.filter(isGivenTo).map((contact) => [contact.contactId, contact]));
  const planned = new Set<string>(each.keys());
  const until = from.add({ days: AHEAD_DAYS });
  return [...each.values()]
    .map((contact) => ({ contact, days: listOccasions(contact, { from, until, leapDayRule, planned }) }))
    .filter(({ days }) => days.length > 0)
    .toSorted((one, other) => firstDay(one).localeCompare(firstDay(other)))
    .slice(0, MOST_PLANNED);
}

/** ISO days of four-digit years compare as text. */
const firstDay = ({ days, contact }: Near): string => `${days[0]?.on.toString() ?? ''}#${contact.contactId}`;

const isGivenTo = (contact: Contact): boolean =>
  isPresent(contact) && contact.tier !== undefined && contact.doNotContact === undefined;

/** Of the year’s plan what is near; at its end of the next one’s, too. What comes just because has no day that stays. */
function planAhead(
  contacts: readonly Contact[],
  today: Temporal.PlainDate,
  { quietDays, leapDayRule }: Rules,
): readonly PlannedGift[] {
  const until = today.add({ days: AHEAD_DAYS });
  const people = contacts.map((contact) => ({ contact }));
  const settings = givingSettingsSchema.parse({});
  return [...new Set([today.year, until.year])]
    .flatMap((year) => planGifts({ people, year, today, settings, quietDays, leapDayRule }))
    .filter(
      ({ size, occasion, on }) =>
        size === 'gift' && occasion !== 'just-because' && Temporal.PlainDate.compare(on, until) <= 0,
    );
}

/** What was chosen or ordered for whoever has the day, and is not sent. */
function findUnderWay(
  contact: Contact,
  days: readonly OccasionDay[],
  today: Temporal.PlainDate,
): readonly Extract<GiftToArrange, { underWay: Gift }>[] {
  const since = today.subtract({ days: CHOSEN_FOR_DAYS }).toString();
  const isOpen = ({ stage, addedAt }: Gift) =>
    (stage === 'chosen' || stage === 'ordered') && addedAt >= since;
  return days.flatMap((day) => {
    const underWay = contact.gifts.find((gift) => isOpen(gift) && sameName(gift.forWhom, day.forWhom));
    return underWay === undefined ? [] : [{ contact, day, underWay }];
  });
}

const isForThem = (day: OccasionDay, gift: PlannedGift, { contactId }: Contact): boolean =>
  contactId === gift.contactId && sameName(day.forWhom, gift.forWhom);

const sameName = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase();
