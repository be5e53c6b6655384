import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { EarlierText } from '../../functions/circle/timeline.ts';
import { indent, localDay, localTime, nameLine } from './output.ts';
import { printable } from './terminal.ts';

const SHORT_ID_LENGTH = 8;

export interface TimelineListing {
  readonly entries: readonly (Interaction & { readonly earlierTexts?: readonly EarlierText[] })[];
  readonly olderCursor?: string;
  readonly newerCursor?: string;
}

/** Newest first, with so much of each id as `note edit` needs, and the ways on. */
export function timelineText(
  contact: Contact,
  { entries, olderCursor, newerCursor }: TimelineListing,
  timeZone: string,
): string {
  if (entries.length === 0) return `${nameLine(contact)}\n\nNothing has been logged yet.`;
  const ways = [
    ...(newerCursor === undefined ? [] : [`Newer: --newer ${newerCursor}`]),
    ...(olderCursor === undefined ? [] : [`Older: --older ${olderCursor}`]),
  ];
  return [
    nameLine(contact),
    ...entries.map((entry) => entryText(entry, timeZone)),
    ...(ways.length > 0 ? [ways.join('\n')] : []),
  ].join('\n\n');
}

/** `Mon 24 Aug 2026, 13:00  meeting  k3x7q2mw`, its words, its files, and what it said before. */
export function entryText(
  {
    occurredAt,
    kind,
    interactionId,
    text,
    attachments = [],
    revision,
    earlierTexts = [],
  }: TimelineListing['entries'][number],
  timeZone: string,
): string {
  const edited = revision === undefined ? '' : '  (edited)';
  const head = `${localTime(occurredAt, timeZone)}  ${kind}  ${interactionId.slice(0, SHORT_ID_LENGTH)}${edited}`;
  const files = attachments.map(({ filename, contentType }) => `[${filename ?? contentType}]`);
  const before = earlierTexts.map(
    (earlier) => `until ${localDay(earlier.replacedAt, timeZone)}: ${earlier.text}`,
  );
  return [head, ...[text, ...files, ...before].map((line) => indent(printable(line)))].join('\n');
}
