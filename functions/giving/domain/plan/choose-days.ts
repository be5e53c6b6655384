import { Temporal } from 'temporal-polyfill';
import type { QuietDays } from '../../../circle/domain/cadence-rules.ts';
import { firstOrdinaryDay } from '../../../circle/domain/quiet-days.ts';
import { isPet } from '../../../circle/domain/relations.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { isSafeToMention } from '../../../circle/domain/tact.ts';
import { later } from '../lead-time.ts';
import { relationKinds } from '../relation-kinds.ts';
import { pickSeeded } from '../seeded.ts';
import type { Effort } from './find-efforts.ts';
import { findFreeDay } from './find-free-day.ts';
import type { Rhythm } from './giving-settings.ts';
import type { listOccasions } from './list-occasions.ts';
import type { GivingDay, GivingFacts } from './planned-gift.ts';

interface Year {
  readonly facts: GivingFacts;
  readonly rhythm: Rhythm;
  readonly occasions: ReturnType<typeof listOccasions>;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly quietDays: QuietDays;
}

/**
 * The days of one contact’s year: some occasions get a gift and all others a word; one gift or more goes to the one at home; the
 * rest comes just because, when nobody expects it. Soonest first.
 */
export function chooseDays(year: Year): readonly GivingDay[] {
  const { giftsAYear, forTheOneAtHome } = year.rhythm;
  const home = findOneAtHome(year.facts);
  const homeGifts = home === undefined ? 0 : Math.min(forTheOneAtHome, giftsAYear);
  const atOccasions = Math.ceil((giftsAYear - homeGifts) / 2);
  const occasions = chooseOccasions(year, atOccasions);
  const thanks = home === undefined ? [] : thankAtHome(year, home, homeGifts);
  const taken = [...occasions, ...thanks];
  const left = giftsAYear - taken.filter(({ size }) => size === 'gift').length;
  return [...taken, ...surprise(year, left, taken, home, homeGifts)].toSorted((one, other) =>
    Temporal.PlainDate.compare(one.on, other.on),
  );
}

/** Big days first, then the contact’s own, then the others, soonest first. */
function chooseOccasions({ occasions }: Year, gifts: number): readonly GivingDay[] {
  const weight = ({ isMilestone, forWhom, occasion }: (typeof occasions)[number]): number =>
    occasion === 'remembrance' ? 9 : (isMilestone ? 0 : 2) + (forWhom === undefined ? 0 : 1);
  const withGift = new Set(
    [...occasions]
      .filter(({ occasion }) => occasion !== 'remembrance')
      .toSorted((one, other) => weight(one) - weight(other))
      .slice(0, gifts),
  );
  return occasions.map((day) => {
    const { isMilestone: _, ...rest } = day;
    return { ...rest, size: withGift.has(day) ? 'gift' : 'word' };
  });
}

interface OneAtHome {
  readonly name: string;
}

/** The partner; or else a child, a parent: whoever shares the house and is not a contact’s sister far away. */
function findOneAtHome({ contact }: GivingFacts): OneAtHome | undefined {
  const near = contact.lovedOnes.filter(
    (lovedOne) => isPresent(lovedOne) && isSafeToMention(lovedOne) && !isPet(lovedOne),
  );
  const ofKind = (kind: string) =>
    near.find((lovedOne) => relationKinds(lovedOne, undefined).some((each) => each === kind));
  return ofKind('partner') ?? ofKind('child') ?? ofKind('parent');
}

const EFFORTS: Readonly<Record<Effort['kind'], string>> = {
  travel: 'after a journey',
  launch: 'after the launch',
  project: 'after a hard stretch of work',
};
const DAYS_AFTER_EFFORT = 10;

/** After each travel, launch or hard project: the first ones as gifts, further ones as a word. Ten days later, so that it can be made. */
function thankAtHome(
  { facts, from, until, quietDays }: Year,
  { name }: OneAtHome,
  gifts: number,
): readonly GivingDay[] {
  const days = (facts.efforts ?? []).toReversed().flatMap(({ kind, toldOn }) => {
    const on = firstOrdinaryDay(toldOn.add({ days: DAYS_AFTER_EFFORT }), quietDays);
    return Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, until) <= 0
      ? [
          {
            on,
            occasion: 'thank-at-home' as const,
            forWhom: name,
            because: `thanks to ${name}, ${EFFORTS[kind]}`,
          },
        ]
      : [];
  });
  return days.map((day, place) => ({ ...day, size: place < gifts ? 'gift' : 'word' }));
}

const SHORTEST_NOTICE_DAYS = 14;

/** What nobody expects. The first of them go to the one at home, as long as no effort was told of. */
function surprise(
  { facts, from, until, quietDays, occasions }: Year,
  count: number,
  taken: readonly GivingDay[],
  home: OneAtHome | undefined,
  homeGifts: number,
): readonly GivingDay[] {
  const homeLeft =
    homeGifts - taken.filter(({ occasion, size }) => occasion === 'thank-at-home' && size === 'gift').length;
  const earliest = later(from.add({ days: SHORTEST_NOTICE_DAYS }), pauseEnd(facts) ?? from);
  const days: GivingDay[] = [];
  for (let place = 0; place < count; place += 1) {
    const seed = `${facts.contact.contactId}#${until.year}#${place}`;
    const on = findFreeDay({
      from: earliest,
      until,
      quietDays,
      occasions: occasions.map((day) => day.on),
      others: [...taken, ...days].filter(({ size }) => size === 'gift').map((day) => day.on),
      seed,
    });
    if (on === undefined) break;
    const lucky = place < homeLeft ? home : pickSeeded([undefined, undefined, home], seed, 'whom');
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

const pauseEnd = ({ contact: { pause } }: GivingFacts): Temporal.PlainDate | undefined =>
  pause && Temporal.Instant.from(pause.until).toZonedDateTimeISO('UTC').toPlainDate();
