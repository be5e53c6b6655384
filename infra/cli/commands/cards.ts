import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { listCards } from '../../../functions/circle/domain/households/list-cards.ts';
import type { OwnerId } from '../../../functions/shared/ids.ts';
import { cardsCsv, cardsText, noCardsText, toCardDocument } from '../cards-output.ts';
import type { Circle } from '../circle.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { refuseToReplace, writeFileWhole } from '../export/write-file.ts';
import { toJson } from '../output.ts';

/** `cards --tag xmas [--csv FILE]` */
export const cardsCommand: Command = async ({ circle, terminal, commandLine, json, findOwner }) => {
  const tag = textFlag(commandLine, 'tag')?.trim();
  if (!tag) throw wronglyAsked('cards needs a tag: cards --tag xmas.');
  const path = textFlag(commandLine, 'csv');
  if (path !== undefined) refuseToReplace(path, commandLine.flags.has('yes'));
  const { ownerId } = await findOwner();
  const cards = listCards(await findTagged(circle, ownerId, tag));
  const ready = cards.filter(({ missing }) => missing.length === 0);
  if (path !== undefined) await writeFileWhole(path, cardsCsv(ready));
  if (json) terminal.print(toJson({ cards: cards.map(toCardDocument), ...(path && { file: path }) }));
  else terminal.print(cards.length === 0 ? noCardsText(tag) : cardsText(cards, path));
  return EXIT_CODE.done;
};

async function findTagged({ contacts }: Circle, ownerId: OwnerId, tag: string): Promise<readonly Contact[]> {
  const wanted = tag.toLowerCase();
  const tagged: Contact[] = [];
  for await (const contact of contacts.listContacts(ownerId)) {
    if (contact.tags.some((known) => known.toLowerCase() === wanted)) tagged.push(contact);
  }
  return tagged.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}
