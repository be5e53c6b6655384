import { csvRow } from '../../functions/circle/domain/export/csv-cell.ts';
import type { Card } from '../../functions/circle/domain/households/list-cards.ts';
import { nameLine } from './output.ts';
import { printable } from './terminal.ts';

const HEADER = ['salutation', 'street', 'town', 'region', 'postal code', 'country', 'people'];

export const toCardDocument = ({ people, ...card }: Card) => ({
  ...card,
  people: people.map(({ contactId, name }) => ({ contactId, name })),
});

/** A row a household; several lines of a street stand in one cell. Without a complete address there is no row. */
export async function* cardsCsv(cards: readonly Card[]): AsyncGenerator<string> {
  yield csvRow(HEADER);
  for (const { salutation, address, people } of cards) {
    if (address === undefined) continue;
    const { lines, locality = '', region = '', postalCode = '', country = '' } = address;
    const names = people.map(({ name }) => name).join(', ');
    yield csvRow([salutation, lines.join('\n'), locality, region, postalCode, country, names]);
  }
}

export function noCardsText(tag: string): string {
  return [
    `Nobody is tagged ${printable(tag)} yet. Tag whom you want to write to, then come back:`,
    `  npm run kith -- set "Ruth Adler" tags=${printable(tag)}`,
  ].join('\n');
}

export function cardsText(cards: readonly Card[], path: string | undefined): string {
  const ready = cards.filter(({ missing }) => missing.length === 0);
  const lacking = cards.filter(({ missing }) => missing.length > 0);
  return [
    ...(path === undefined ? ready.map(envelope) : [`${count(ready.length)} in ${path}.`]),
    ...(lacking.length > 0 ? [['Not ready to send:', ...lacking.map(lack)].join('\n')] : []),
  ].join('\n\n');
}

function envelope({ salutation, address }: Card): string {
  const { lines = [], locality, region, postalCode, country } = address ?? {};
  const town = [postalCode, locality, region].filter((part) => part !== undefined).join(' ');
  return printable([salutation, ...lines, town, country].filter((line) => line).join('\n'));
}

const lack = ({ people, missing }: Card): string =>
  `  ${people.map(nameLine).join(', ')}: ${missing.join(' and ')} missing`;

const count = (cards: number): string => (cards === 1 ? '1 card' : `${cards.toLocaleString('en')} cards`);
