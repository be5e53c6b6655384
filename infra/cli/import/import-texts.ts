import { basename } from 'node:path';
import type { ImportSummary } from '../../../functions/circle/plan-import.ts';
import { printable } from '../terminal.ts';
import type { ImportListing, ListedAs, ListedEntry } from './import-listing.ts';

const TITLES: readonly (readonly [ListedAs, string])[] = [
  ['new', 'New'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['rejected', 'Rejected'],
  ['cleaned', 'Cleaned'],
];

const count = (number: number): string => number.toLocaleString('en');

/** `3 new, 1 updated, 2 unchanged, 0 rejected` */
export const countsText = (summary: ImportSummary): string =>
  (['new', 'updated', 'unchanged', 'rejected'] as const)
    .map((outcome) => `${count(summary[outcome])} ${outcome}`)
    .join(', ');

/** What importing would do, and how to go on. */
export function planText(
  { path, title }: { readonly path: string; readonly title: string },
  summary: ImportSummary,
  listing: ImportListing,
  goOn: string,
): string {
  const kinds = TITLES.flatMap(([kind, heading]) => sectionOf(heading, listing.of(kind)));
  const all = listing.path === undefined ? [] : [`All of them are listed in ${listing.path}.`];
  const isIdle = summary.new + summary.updated === 0;
  return [
    `${basename(path)}, ${title}: ${countsText(summary)}.`,
    ...kinds,
    ...all,
    isIdle ? 'There is nothing to write.' : `Nothing is written yet. To write it: ${goOn}`,
  ]
    .map(printable)
    .join('\n\n');
}

/** What was changed or left out, the first ones of it. */
export const cleanedText = (listing: ImportListing): readonly string[] =>
  sectionOf('Cleaned', listing.of('cleaned'));

/** A day where the question has to wait: it was asked not long ago. */
export type WhenAsked = 'soon' | 'never' | { readonly from: string };

function asksText(asks: WhenAsked): string {
  if (asks === 'never') return '';
  if (asks === 'soon')
    return '\nWhoever is new without tier or cadence causes no nudge yet: Kith will ask you by mail whom of them you would hate to lose.';
  return `\nWhoever is new without tier or cadence causes no nudge yet. Kith asked you not long ago, so it asks about these from ${asks.from} on. To begin with somebody now: npm run kith -- set "NAME" tier=inner`;
}

export function importedText(summary: ImportSummary, rejectedPath: string, asks: WhenAsked): string {
  const rejected = summary.rejected > 0 ? ` The rejected ones are in ${rejectedPath}, with reasons.` : '';
  return printable(`${countsText(summary)}.${rejected}${asksText(asks)}`);
}

function sectionOf(heading: string, entries: readonly ListedEntry[]): readonly string[] {
  const told = entries.filter(({ says }) => heading !== 'Unchanged' || says !== '');
  if (told.length === 0) return [];
  const lines = told.map(
    ({ line, name, says }) => `  line ${line}  ${[name, says].filter(Boolean).join(': ')}`,
  );
  return [[heading, ...lines].join('\n')];
}
