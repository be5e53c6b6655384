import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { DueContact } from '../../functions/circle/list-due.ts';
import { fromIsoInstant, type IsoInstant } from '../../functions/shared/iso-instant.ts';
import { printable } from './terminal.ts';

const MOST_LISTED = 50;

const count = (number: number): string => number.toLocaleString('en');
export const people = (number: number): string => (number === 1 ? '1 person' : `${count(number)} people`);

/** `Ruth Adler <ruth@adler.example>` */
export function nameLine({ name, addresses: [address] }: Pick<Contact, 'name' | 'addresses'>): string {
  return printable(address === undefined ? name : `${name} <${address}>`);
}

export function dueText(due: readonly DueContact[], timeZone: string): string {
  if (due.length === 0) return 'Nobody is due today.';
  const listed = due.slice(0, MOST_LISTED).map(({ contact, whyNow }) => {
    const { lastNudgedAt, lastTouchAt = '' } = contact;
    const isInBrief = lastNudgedAt !== undefined && lastNudgedAt > lastTouchAt;
    const brief = isInBrief ? ` In your brief of ${localDay(lastNudgedAt, timeZone)}.` : '';
    return `${nameLine(contact)}\n  ${whyNow}${brief}`;
  });
  const more = due.length - listed.length;
  return [...listed, ...(more > 0 ? [`… and ${people(more)} more.`] : [])].join('\n');
}

export function ownerAddedText(owner: Owner, logAddress: string): string {
  const {
    name,
    addresses: [first],
    briefDueAt,
    timeZone,
  } = owner;
  return [
    printable(
      `${name} <${first?.address}> is an owner now; the first brief is due ${localTime(briefDueAt, timeZone)}.`,
    ),
    `Mail that you copy (BCC) or forward to ${logAddress} stands on the timeline.`,
  ].join('\n');
}

export const toJson = (document: unknown): string => JSON.stringify(document, null, 2);

/** `Mon 24 Aug 2026, 07:30` */
export function localTime(moment: IsoInstant, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  return `${localDay(moment, timeZone)}, ${time.format(fromIsoInstant(moment).epochMilliseconds)}`;
}

/** `Mon 24 Aug 2026` */
export function localDay(moment: IsoInstant, timeZone: string): string {
  const date = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...date });
  return format.format(fromIsoInstant(moment).epochMilliseconds).replace(',', '');
}

/** `Mon 24 Aug 2026` */
export function calendarDay(day: Temporal.PlainDate): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return day.toLocaleString('en-GB', format).replace(',', '');
}

export const indent = (text: string): string => text.trim().replace(/^/gm, '  ');
