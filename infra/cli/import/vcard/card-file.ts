import { basename } from 'node:path';
import { CommandError, EXIT_CODE } from '../../cli-errors.ts';
import type { FileEntry, PeopleFile } from '../people-file.ts';
import { decodeCardLine } from './card-text.ts';
import { readCard } from './read-card.ts';
import { type Card, splitCards } from './split-cards.ts';

/** As much of a card as the list of rejected ones shows. */
const SHOWN_LENGTH = 2000;

/** Address books of Google, Apple, Outlook and others: vCard 2.1, 3.0 and 4.0. Throws CommandError for a file without cards. */
export async function openCardFile(path: string): Promise<PeopleFile> {
  let entryCount = 0;
  for await (const _ of splitCards(path)) entryCount += 1;
  if (entryCount === 0)
    throw new CommandError(EXIT_CODE.failed, `${basename(path)} holds no card. Nothing was imported.`);
  return {
    title: 'an address book (vCard)',
    headings: ['card'],
    remarks: [],
    entryCount,
    entries: () => readEntries(path),
  };
}

async function* readEntries(path: string): AsyncGenerator<FileEntry> {
  for await (const card of splitCards(path)) {
    yield { line: card.line, reading: readCard(card), fields: [textOf(card)] };
  }
}

const textOf = ({ lines }: Card): string =>
  lines
    .map(({ bytes }) => decodeCardLine(bytes))
    .join('\n')
    .slice(0, SHOWN_LENGTH)
    .toWellFormed();
