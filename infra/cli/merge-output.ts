import type { Duplicate } from '../../functions/circle/domain/duplicates/suggest-duplicates.ts';
import { sayInMemory } from '../../functions/circle/domain/say-facts.ts';
import type { MergePreview } from '../../functions/circle/merge-contacts.ts';
import { nameLine } from './output.ts';
import { factsOf } from './person-output.ts';
import { printable } from './terminal.ts';

const MOST_LISTED = 50;
const LABEL_WIDTH = 12;

/** The two by id, which tells namesakes apart. */
export const mergeLine = ({ keep, absorb }: Pick<Duplicate, 'keep' | 'absorb'>): string =>
  `npm run kith -- merge ${keep.contactId} ${absorb.contactId}`;

export function duplicatesText(duplicates: readonly Duplicate[]): string {
  if (duplicates.length === 0) return 'Nobody seems to be in the circle twice.';
  const listed = duplicates
    .slice(0, MOST_LISTED)
    .map(
      (pair) =>
        `${nameLine(pair.keep)} and ${nameLine(pair.absorb)}\n  ${printable(pair.reason)}\n  ${mergeLine(pair)}`,
    );
  const more = duplicates.length - listed.length;
  return [
    ...listed,
    ...(more > 0 ? [`… and ${more} more pairs.`] : []),
    'Nothing is merged by itself: each merge shows first what would come of it.',
  ].join('\n\n');
}

export function mergePreviewText({ kept, absorbed, merged }: MergePreview, timeZone: string): string {
  const facts = factsOf(merged, timeZone).flatMap(([label, ...values]) =>
    values.map((value, place) => printable(`  ${(place === 0 ? label : '').padEnd(LABEL_WIDTH)}${value}`)),
  );
  const memory = merged.inMemory ? [`  ${'When'.padEnd(LABEL_WIDTH)}${sayInMemory(merged.inMemory)}`] : [];
  return [
    `${nameLine(absorbed)} would become part of ${nameLine(kept)}, timeline and all:`,
    [...memory, ...facts].join('\n'),
    `Nothing was changed. To do it: ${mergeLine({ keep: kept, absorb: absorbed })} --yes`,
  ].join('\n\n');
}
