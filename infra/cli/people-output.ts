import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import { dueAt } from '../../functions/circle/domain/due-reasons.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { sayInMemory } from '../../functions/circle/domain/say-facts.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../functions/shared/iso-instant.ts';
import { localDay, nameLine, people } from './output.ts';
import { printable } from './terminal.ts';

const WIDEST_NAME = 32;

const NOBODY = `Nobody is in the circle yet.

  npm run kith -- add "Ruth Adler" email=ruth@adler.example tier=inner birthday="4 May"
  npm run kith -- import FILE       many people at once: a list (CSV) or an address book (vCard)`;

/** Somebody in a list of people. */
interface ListedPerson {
  readonly contact: Contact;
  readonly dueAt: IsoInstant | undefined;
}

export interface PeopleListing {
  readonly listed: readonly ListedPerson[];
  /** How many there are in all. */
  readonly total: number;
  /** Whether it was asked for some of them only. */
  readonly isFiltered: boolean;
}

/** A line each: name, tier, when they are due, when one last spoke. */
export function peopleText(
  { listed, total, isFiltered }: PeopleListing,
  owner: Owner,
  now: Temporal.Instant,
): string {
  if (total === 0) return isFiltered ? 'Nobody fits. npm run kith -- people lists everybody.' : NOBODY;
  const rows = listed.map(({ contact }) => [
    shorten(printable(contact.name)),
    contact.tier ?? '',
    dueText(contact, owner, now),
    contact.lastTouchAt ? `last spoke ${localDay(contact.lastTouchAt, owner.timeZone)}` : '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = total - listed.length;
  return [...lines, ...(more > 0 ? [`… and ${people(more)} more: --limit ${total}`] : [])].join('\n');
}

/** `due Thu 3 Sep 2026`, `due since Fri 7 Aug 2026`, `in memory`, `left in peace until …`, or why never. */
export function dueText(contact: Contact, owner: Owner, now: Temporal.Instant): string {
  if (contact.inMemory) return sayInMemory(contact.inMemory);
  if (contact.hidden) return 'hidden';
  if (contact.doNotContact) return 'not to be contacted';
  const due = dueAt(contact, now, owner);
  if (due === undefined) return 'no rhythm';
  const day = localDay(due, owner.timeZone);
  if (contact.pause && contact.pause.until >= due) return `left in peace until ${day}`;
  return due <= toIsoInstant(now) ? `due since ${day}` : `due ${day}`;
}

/** `Ruth Adler: tier inner, was close. Next due Thu 3 Sep.` The due date where it is another one now. */
export function changedText(
  { before, contact, differences }: { before: Contact; contact: Contact; differences: readonly string[] },
  owner: Owner,
  now: Temporal.Instant,
): string {
  const due = dueAt(contact, now, owner);
  const dueBefore = dueAt(before, now, owner);
  const told = differences.length === 0 ? 'nothing is different' : differences.join('; ');
  const next = due === dueBefore ? '' : ` ${nextDue(due, owner.timeZone, now)}`;
  return `${printable(`${contact.name}: ${told}`)}${/[.”]$/.test(told) ? '' : '.'}${next}`;
}

/** `They are due Thu 3 Sep 2026.` */
export function rhythmText(contact: Contact, owner: Owner, now: Temporal.Instant): string {
  const due = dueText(contact, owner, now);
  return due === 'no rhythm' ? 'No rhythm yet: set a tier or every.' : `They are ${due}.`;
}

/** `Ruth Adler <ruth@adler.example> is in the circle now.` */
export const addedText = (contact: Contact): string => `${nameLine(contact)} is in the circle now.`;

function nextDue(due: IsoInstant | undefined, timeZone: string, now: Temporal.Instant): string {
  if (due === undefined) return 'Kith no longer nudges you about them.';
  if (due <= toIsoInstant(now)) return 'Due now.';
  const year = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).year;
  const day = localDay(due, timeZone);
  return `Next due ${year(fromIsoInstant(due)) === year(now) ? day.replace(/ \d{4}$/, '') : day}.`;
}

const shorten = (name: string): string =>
  name.length > WIDEST_NAME ? `${name.slice(0, WIDEST_NAME - 1).toWellFormed()}…` : name;
