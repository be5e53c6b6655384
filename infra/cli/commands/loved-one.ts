import { linkLovedOne } from '../../../functions/circle/link-loved-one.ts';
import { changeAndTell, tellOutcome } from '../change-and-tell.ts';
import type { Command } from '../command.ts';
import { textFlag, wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { readFact } from '../read-facts.ts';

/** `loved-one NAME daughter Mia, born 12 March 2018`, `loved-one NAME husband Tom --is "Tom Berg"` */
export const lovedOneCommand: Command = async (context) => {
  const { circle, commandLine, findOwner, operands } = context;
  const [asked, ...words] = operands;
  if (asked === undefined || words.length === 0) {
    throw wronglyAsked(
      'loved-one needs a name, then who: loved-one "Ruth Adler" daughter Mia, born 12 March 2018.',
    );
  }
  const told = readFact(`loved one=${words.join(' ')}`);
  const askedOther = textFlag(commandLine, 'is');
  if (askedOther === undefined || told.kind !== 'loved-one' || told.change.how === 'remove') {
    return await changeAndTell(context, asked, [told]);
  }
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const other = await findContact(circle.contacts, owner.ownerId, askedOther);
  return tellOutcome(
    context,
    owner,
    await linkLovedOne(circle, { owner, contact, change: told.change, other }),
  );
};
