import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { dueReasons } from '../../../circle/domain/due-reasons.ts';
import type { DueRules } from '../../../circle/domain/due-rules.ts';
import type { Gift } from '../../../circle/domain/gift.ts';
import { GIFT_LEAD_DAYS, type GivingDay, isToPrepare } from '../../../circle/domain/gift-days/giving-day.ts';
import { openGivingDays } from '../../../circle/domain/gift-days/open-giving-days.ts';
import { localDay } from '../../../circle/domain/local-day.ts';
import { planGifts } from '../plan/plan-gifts.ts';
import type { PlannedGift } from '../plan/planned-gift.ts';

/** More is no list to act on, but whoever comes up for a gift has it told. */
const MOST_GIFTS = 3;
/** Planning a year takes a moment each: those whose day comes first. */
const MOST_PLANNED = 10;
/** So long after it was chosen a gift is taken to be for another day. */
const CHOSEN_FOR_DAYS = 120;

/** A day that is near: with ideas, or with what the owner chose for it already. */
export type GiftToArrange =
  | { readonly contact: Contact; readonly planned: PlannedGift }
  | { readonly contact: Contact; readonly day: GivingDay; readonly underWay: Gift };

/**
 * The gifts to see to within three weeks, soonest first, of those of `people` who have a tier: those for which somebody comes up
 * now, and as many others as make three. The same people on the same day always give the same.
 */
export function giftsToArrange(
  people: readonly Contact[],
  now: Temporal.Instant,
  rules: DueRules,
): readonly GiftToArrange[] {
  const today = localDay(now, rules.timeZone);
  const near = listNear(people, now, rules);
  const underWay = near.flatMap((each) => findUnderWay(each, today));
  const planned = planAhead(near, today, rules).filter(
    ({ contact, planned: gift }) =>
      !underWay.some((other) => other.contact === contact && sameName(other.day.forWhom, gift.forWhom)),
  );
  const all = [...underWay, ...planned].toSorted((one, other) =>
    Temporal.PlainDate.compare(dayOf(one).on, dayOf(other).on),
  );
  const isTold = (gift: GiftToArrange) =>
    near.some(
      ({ contact, told }) => contact === gift.contact && told.some((day) => isSame(day, dayOf(gift))),
    );
  const told = all.filter(isTold);
  const others = all.filter((gift) => !isTold(gift)).slice(0, Math.max(0, MOST_GIFTS - told.length));
  return all.filter((gift) => told.includes(gift) || others.includes(gift));
}

const dayOf = (gift: GiftToArrange): GivingDay => ('planned' in gift ? gift.planned : gift.day);

interface Near {
  readonly contact: Contact;
  readonly days: readonly GivingDay[];
  /** Those for which they come up now. */
  readonly told: readonly GivingDay[];
}

/** Those who have a day soon, those who come up for one first; each once, whoever listed them. */
function listNear(people: readonly Contact[], now: Temporal.Instant, rules: DueRules): readonly Near[] {
  const from = localDay(now, rules.timeZone);
  const each = new Map(people.map((contact) => [contact.contactId, contact]));
  return [...each.values()]
    .map((contact) => {
      const told = dueReasons(contact, now, rules).flatMap((reason) =>
        reason.kind === 'gift' ? [reason.gift] : [],
      );
      const soon = openGivingDays(contact, from, from.add({ days: GIFT_LEAD_DAYS }), rules).filter(
        isToPrepare,
      );
      return {
        contact,
        told,
        days: [...soon, ...told.filter((day) => !soon.some((other) => isSame(day, other)))],
      };
    })
    .filter(({ days }) => days.length > 0)
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)))
    .slice(0, MOST_PLANNED);
}

/** ISO days of four-digit years compare as text. */
const placeOf = ({ days, told, contact }: Near): string =>
  `${told.length > 0 ? 0 : 1}#${days[0]?.on.toString() ?? ''}#${contact.contactId}`;

/** Of the year’s plan what is near; at its end of the next one’s, too. */
function planAhead(
  near: readonly Near[],
  today: Temporal.PlainDate,
  rules: DueRules,
): readonly Extract<GiftToArrange, { planned: PlannedGift }>[] {
  const people = near.map(({ contact }) => ({ contact }));
  const years = new Set([today.year, ...near.flatMap(({ days }) => days.map(({ on }) => on.year))]);
  return [...years]
    .flatMap((year) => planGifts({ people, year, today, rules }))
    .flatMap((planned) => {
      const of = near.find(({ contact }) => contact.contactId === planned.contactId);
      return of?.days.some((day) => isSame(day, planned)) ? [{ contact: of.contact, planned }] : [];
    });
}

/** What was chosen or ordered for whoever has the day, and is not sent. */
function findUnderWay(
  { contact, days }: Near,
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

const isSame = (one: GivingDay, other: GivingDay): boolean =>
  one.on.equals(other.on) && one.occasion === other.occasion && one.forWhom === other.forWhom;

const sameName = (one: string | undefined, other: string | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase();
