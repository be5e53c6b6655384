import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { ImportSummary } from '../../functions/circle/import-contacts.ts';
import type { DueContact } from '../../functions/circle/list-due.ts';
import { fromIsoInstant, type IsoInstant } from '../../functions/shared/iso-instant.ts';
import { printable } from './terminal.ts';

const count = (number: number): string => number.toLocaleString('en');
const people = (number: number): string => (number === 1 ? '1 person' : `${count(number)} people`);

/** `Ruth Adler <ruth@adler.example>` */
export function nameLine({ name, addresses: [address] }: Pick<Contact, 'name' | 'addresses'>): string {
  return printable(address === undefined ? name : `${name} <${address}>`);
}

export function timelineText(
  contact: Contact,
  interactions: readonly Interaction[],
  timeZone: string,
): string {
  if (interactions.length === 0) return `${nameLine(contact)}\n\nNothing has been logged yet.`;
  const entries = interactions.map(
    ({ occurredAt, kind, text }) => `${localTime(occurredAt, timeZone)}  ${kind}\n${indent(printable(text))}`,
  );
  return [nameLine(contact), ...entries].join('\n\n');
}

export function dueText(due: readonly DueContact[], hasMore: boolean): string {
  if (due.length === 0) return 'Nobody is due today.';
  const lines = due.map(({ contact, whyNow }) => `${nameLine(contact)}\n  ${whyNow}`);
  return [...lines, ...(hasMore ? ['… and more people after these.'] : [])].join('\n');
}

export function importText({ imported, knownBefore, rejected }: ImportSummary, rejectedPath: string): string {
  return [
    `${people(imported)} imported.`,
    ...(knownBefore > 0 ? [`${count(knownBefore)} in the circle already.`] : []),
    ...(rejected > 0
      ? [`${rejected === 1 ? '1 row' : `${count(rejected)} rows`} left out, with reasons in ${rejectedPath}.`]
      : []),
  ].join(' ');
}

export function ownerAddedText({ name, addresses: [first], briefDueAt, timeZone }: Owner): string {
  return printable(
    `${name} <${first?.address}> is an owner now; the first brief is due ${localTime(briefDueAt, timeZone)}.`,
  );
}

export const toJson = (document: unknown): string => JSON.stringify(document, null, 2);

/** `Mon 24 Aug 2026, 07:30` */
function localTime(moment: IsoInstant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(fromIsoInstant(moment).epochMilliseconds).replace(',', '');
}

const indent = (text: string): string => text.trim().replace(/^/gm, '  ');
