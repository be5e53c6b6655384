import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import type { LovedOne } from '../loved-one.ts';
import { isPresent } from '../standing.ts';
import { effortDays } from './effort-days.ts';
import { findFreeDay } from './find-free-day.ts';
import { GIFT_LEAD_DAYS, type GivingDay } from './giving-day.ts';
import type { Rhythm } from './giving-settings.ts';
import { listOccasions } from './list-occasions.ts';
import { findOneAtHome } from './one-at-home.ts';

type Rules = Pick<DueRules, 'giving' | 'quietDays' | 'leapDayRule' | 'timeZone'>;

/** What decides one contact’s year. */
interface Year {
  readonly contact: Contact;
  readonly year: number;
  readonly rules: Rules;
  readonly rhythm: Rhythm;
  readonly home: LovedOne | undefined;
  /** Soonest first. */
  readonly occasions: ReturnType<typeof listOccasions>;
}

/**
 * The days of giving of one contact’s calendar year, soonest first: some occasions get a gift and all others a word; the rest of
 * the rhythm comes just because, when nobody expects it, unless a journey, a launch or a success asks for it sooner. It hangs on
 * who they are, the year and the owner’s rules alone, so that a day stays where it is from one morning to the next. None for
 * whoever has no tier, is hidden, in memory or not to be contacted.
 */
export function givingYear(contact: Contact, year: number, rules: Rules): readonly GivingDay[] {
  if (contact.tier === undefined || !isPresent(contact) || contact.doNotContact !== undefined) return [];
  const rhythm = rules.giving[contact.tier];
  const { leapDayRule } = rules;
  const occasions = listOccasions(contact, { ...spanOf(year), leapDayRule, withLinked: false });
  const planned = { contact, year, rules, rhythm, home: findOneAtHome(contact), occasions };
  const onOccasions = chooseOccasions(planned);
  const unexpected = surprise(planned, onOccasions.filter(isGift));
  const efforts = effortDays(planned, unexpected);
  return [...onOccasions, ...efforts.days, ...efforts.left].toSorted((one, other) =>
    Temporal.PlainDate.compare(one.on, other.on),
  );
}

const isGift = ({ size }: GivingDay): boolean => size === 'gift';

const spanOf = (year: number) => ({
  from: new Temporal.PlainDate(year, 1, 1),
  until: new Temporal.PlainDate(year, 12, 31),
});

const giftsForHome = ({ home, rhythm }: Year): number =>
  home === undefined ? 0 : Math.min(rhythm.forTheOneAtHome, rhythm.giftsAYear);

/** Half of what is not for the one at home: big days first, then the contact’s own, then the others, soonest first. */
function chooseOccasions(year: Year): readonly GivingDay[] {
  const gifts = Math.ceil((year.rhythm.giftsAYear - giftsForHome(year)) / 2);
  const weight = ({ isMilestone, forWhom }: (typeof year.occasions)[number]): number =>
    (isMilestone ? 0 : 2) + (forWhom === undefined ? 0 : 1);
  const withGift = new Set(
    year.occasions
      .filter(({ occasion }) => occasion !== 'remembrance')
      .toSorted((one, other) => weight(one) - weight(other))
      .slice(0, gifts),
  );
  return year.occasions.map((day) => {
    const { isMilestone: _, ...rest } = day;
    return { ...rest, size: withGift.has(day) ? 'gift' : 'word' };
  });
}

const MOST_DAYS_BETWEEN = 21;
const DAYS_OF_YEAR = 365;

/** One in each part of the year, as many parts as gifts are left; the first of them go to the one at home. */
function surprise(year: Year, onOccasions: readonly GivingDay[]): readonly GivingDay[] {
  const count = Math.max(0, year.rhythm.giftsAYear - onOccasions.length);
  const homeGifts = giftsForHome(year);
  const days: GivingDay[] = [];
  for (let place = 0; place < count; place += 1) {
    const others = [...onOccasions, ...days].map(({ on }) => on);
    const on = findDay(year, others, place, count);
    if (on === undefined) continue;
    const lucky = place < homeGifts ? year.home : undefined;
    days.push({
      on,
      occasion: 'just-because',
      ...(lucky && { forWhom: lucky.name }),
      because: 'just because',
      size: 'gift',
    });
  }
  return days;
}

/** In its own part of the year, or anywhere where that is full of other days. */
function findDay(
  { contact, year, rules, occasions }: Year,
  others: readonly Temporal.PlainDate[],
  place: number,
  count: number,
): Temporal.PlainDate | undefined {
  const { from, until } = spanOf(year);
  const wanted = {
    quietDays: rules.quietDays,
    occasions: occasions.map(({ on }) => on),
    others,
    daysBetween: Math.min(MOST_DAYS_BETWEEN, Math.floor(DAYS_OF_YEAR / count / 2)),
    noticeDays: GIFT_LEAD_DAYS,
    seed: [contact.contactId, year, place].join('#'),
  };
  const part = {
    from: from.add({ days: Math.floor((DAYS_OF_YEAR * place) / count) }),
    until: from.add({ days: Math.floor((DAYS_OF_YEAR * (place + 1)) / count) - 1 }),
  };
  return findFreeDay({ ...wanted, ...part }) ?? findFreeDay({ ...wanted, from, until });
}
