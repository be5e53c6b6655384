import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { localDayOf } from '../local-day.ts';
import type { LovedOne } from '../loved-one.ts';
import { firstOrdinaryDay } from '../quiet-days.ts';
import type { Effort } from './find-effort.ts';
import { GIFT_LEAD_DAYS, type GivingDay } from './giving-day.ts';
import type { Rhythm } from './giving-settings.ts';

interface Year {
  readonly contact: Contact;
  readonly year: number;
  readonly rules: Pick<DueRules, 'quietDays' | 'timeZone'>;
  readonly rhythm: Rhythm;
  readonly home: LovedOne | undefined;
}

const EFFORTS: Readonly<Record<Exclude<Effort['kind'], 'achievement'>, string>> = {
  travel: 'after a journey',
  launch: 'after the launch',
  project: 'after a hard stretch of work',
};
/** From the morning on which the owner is told, so that something can be made and posted. */
const DAYS_AFTER = 10;
/** The same news is told several times, and nobody is thanked every week. */
const DAYS_APART = 45;

/**
 * Thanks to the one at home after each journey, launch and hard project; something for the contact after a success, or a launch
 * where nobody is at home. Each takes the place of a later surprise whose notice is not out, so that the rhythm holds; where none is left, it is a word.
 * Of the wide circle only what takes such a place.
 */
export function effortDays(
  year: Year,
  surprises: readonly GivingDay[],
): { readonly days: readonly GivingDay[]; readonly left: readonly GivingDay[] } {
  let left = surprises;
  const days: GivingDay[] = [];
  for (const day of listDays(year)) {
    const toldOn = day.toldOn.add({ days: GIFT_LEAD_DAYS });
    const later = left.filter(({ on }) => Temporal.PlainDate.compare(on, toldOn) > 0);
    const replaced = later.find(({ forWhom }) => forWhom === day.forWhom) ?? later[0];
    left = left.filter((other) => other !== replaced);
    if (replaced !== undefined) days.push({ ...day, size: 'gift' });
    else if (year.contact.tier !== 'wide') days.push({ ...day, size: 'word' });
  }
  return { days, left };
}

type EffortDay = Omit<GivingDay, 'size'> & Required<Pick<GivingDay, 'toldOn'>>;

/** Soonest first. */
function listDays(year: Year): readonly EffortDay[] {
  const days: EffortDay[] = [];
  for (const effort of year.contact.efforts) {
    const day = toDay(effort, year);
    const isRepeat = days.some(
      ({ forWhom, toldOn }) =>
        forWhom === day?.forWhom && day !== undefined && toldOn.until(day.toldOn).days < DAYS_APART,
    );
    if (day !== undefined && day.on.year === year.year && !isRepeat) days.push(day);
  }
  return days;
}

function toDay({ kind, occurredAt }: Effort, { contact, rules, home, rhythm }: Year): EffortDay | undefined {
  const toldOn = localDayOf(occurredAt, rules.timeZone);
  const noticed = firstOrdinaryDay(toldOn.add({ days: 1 }), rules.quietDays);
  const on = firstOrdinaryDay(noticed.add({ days: DAYS_AFTER }), rules.quietDays);
  if (kind !== 'achievement' && home !== undefined) {
    if (contact.tier === 'wide' && rhythm.forTheOneAtHome === 0) return undefined;
    const because = `thanks to ${whatOneCalls(contact)}’s ${home.relation} ${home.name}, ${EFFORTS[kind]}`;
    return { on, occasion: 'thank-at-home', forWhom: home.name, because, toldOn };
  }
  if (kind === 'travel' || kind === 'project') return undefined;
  const what = kind === 'launch' ? 'launch' : 'success';
  return { on, occasion: kind, because: `${whatOneCalls(contact)}’s ${what}`, toldOn };
}
