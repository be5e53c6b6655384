import { addPerson } from '../../../functions/circle/add-person.ts';
import { addressTaken } from '../change-and-tell.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { toJson } from '../output.ts';
import { addedText, rhythmText } from '../people-output.ts';
import { readFacts, tellCleaning } from '../read-facts.ts';
import { printable } from '../terminal.ts';

/** `add NAME email=… tier=… birthday=…` */
export const addCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const { asked: name, changes } = readFacts(
    'add',
    operands.some((word) => word.includes('=')) ? operands : [operands.join(' ')],
  );
  const owner = await findOwner();
  const added = await addPerson(circle, { owner, name, changes });
  switch (added.outcome) {
    case 'refused':
      throw new CommandError(EXIT_CODE.wronglyAsked, added.reason);
    case 'address-taken':
      throw addressTaken(added);
    case 'exists':
      throw new CommandError(
        EXIT_CODE.failed,
        `${printable(added.name)} is in the circle already. If this is somebody else, give them an address or another name.`,
      );
    case 'added': {
      const { contact } = added;
      const rhythm = rhythmText(contact, owner, circle.clock.now());
      terminal.print(json ? toJson({ contact }) : `${addedText(contact)} ${rhythm}`);
      tellCleaning(terminal, operands);
      return EXIT_CODE.done;
    }
  }
};
