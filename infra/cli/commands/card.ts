import { openCard } from '../../../functions/circle/open-card.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { toJson } from '../output.ts';

/** `card NAME` */
export const cardCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('card needs a name: card "Ruth Adler".');
  const { ownerId } = await findOwner();
  const contact = await findContact(circle.contacts, ownerId, asked);
  const { cards, clock, tokenKeys, webOrigin } = circle;
  if (tokenKeys === undefined || webOrigin === undefined) {
    throw new CommandError(
      EXIT_CODE.failed,
      'Kith is not running, so a card has no address: run npm start, then this again. Nothing was changed.',
    );
  }
  const openedBy = `command ${clock.now().toString()}`;
  const opened = await openCard({ cards, clock, tokenKeys, webOrigin }, contact, openedBy);
  if (opened.outcome === 'refused') throw new CommandError(EXIT_CODE.failed, opened.reason);
  const { link: url } = opened;
  terminal.print(json ? toJson({ contactId: contact.contactId, url }) : cardText(contact.name, url));
  return EXIT_CODE.done;
};

const cardText = (name: string, url: string): string =>
  [
    url,
    '',
    `Pass it on to ${name}: a blank page where they can fill in their birthday, their address, those dear to them and what`,
    'they like. It shows nothing of what you know, works once within 60 days, and ends an earlier link of theirs. Kith asks',
    'you before it keeps anything of it.',
  ].join('\n');
