import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { isHouseQuiet } from '../../../circle/domain/grave-notes.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { seeded } from '../../../shared/seeded.ts';
import { findGaps, type Gap } from './find-gaps.ts';

/** A question that was put to the owner. */
export interface Asked {
  readonly contactId: string;
  readonly gapId: string;
  readonly on: Temporal.PlainDate;
}

export interface WeeklyQuestion extends Gap {
  readonly contact: Contact;
}

const QUARTER_DAYS = 91;
const WEEK_DAYS = 7;

/**
 * One gentle question about the inner circle, or none: at most one in seven days, the same one never twice within a quarter; it
 * goes round, so that whoever was asked about longest ago comes first. Nothing about anybody in grief or trouble.
 */
export function questionOfTheWeek(
  contacts: readonly Contact[],
  asked: readonly Asked[],
  today: Temporal.PlainDate,
): WeeklyQuestion | undefined {
  if (asked.some(({ on }) => on.until(today).days < WEEK_DAYS)) return undefined;
  const lately = asked.filter(({ on }) => on.until(today).days < QUARTER_DAYS);
  const turns = contacts
    .filter((contact) => isAskedAbout(contact, today))
    .map((contact) => ({
      contact,
      gap: findGaps(contact).find(
        ({ gapId }) => !lately.some((each) => each.contactId === contact.contactId && each.gapId === gapId),
      ),
      lastAsked: lastAskedAbout(contact, asked),
      lot: seeded(contact.contactId, today.year),
    }))
    .toSorted((one, other) => compareDays(one.lastAsked, other.lastAsked) || one.lot - other.lot);
  const next = turns.find(({ gap }) => gap !== undefined);
  return next?.gap && { contact: next.contact, ...next.gap };
}

/** The contact with one more question asked on `today`; undefined where it was. What is older than a quarter is forgotten. */
export function keepAsked(contact: Contact, gapId: string, today: Temporal.PlainDate): Contact | undefined {
  const on = today.toString();
  if (contact.askedGaps.some((asked) => asked.gapId === gapId && asked.on === on)) return undefined;
  const since = today.subtract({ days: QUARTER_DAYS }).toString();
  const lately = contact.askedGaps.filter((asked) => asked.on > since);
  return { ...contact, askedGaps: [...lately, { gapId, on }] };
}

const isAskedAbout = (contact: Contact, today: Temporal.PlainDate): boolean =>
  contact.tier === 'inner' &&
  contact.doNotContact === undefined &&
  isPresent(contact) &&
  !isHouseQuiet(contact, today);

const lastAskedAbout = ({ contactId }: Contact, asked: readonly Asked[]): Temporal.PlainDate | undefined =>
  asked
    .filter((each) => each.contactId === contactId)
    .map(({ on }) => on)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);

/** Never asked comes first. */
function compareDays(one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  return Temporal.PlainDate.compare(one, other);
}
