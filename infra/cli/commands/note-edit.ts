import { reviseNote } from '../../../functions/circle/revise-note.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { localDay, toJson } from '../output.ts';
import { printable } from '../terminal.ts';

/** `note edit NAME ID NEW-WORDS` */
export const noteEditCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const [asked, idStart, ...words] = operands;
  const text = words.join(' ').trim();
  if (asked === undefined || idStart === undefined || text === '') {
    throw wronglyAsked(
      'note edit needs a name, the id of the entry and the new words; timeline NAME shows the ids.',
    );
  }
  const owner = await findOwner();
  const key = await findContact(circle.contacts, owner.ownerId, asked);
  const revised = await reviseNote(circle, { key, idStart, text });
  switch (revised.outcome) {
    case 'missing':
      throw new CommandError(
        EXIT_CODE.notFound,
        `${key.name} has no entry ${idStart}; timeline NAME shows the ids.`,
      );
    case 'ambiguous':
      throw new CommandError(
        EXIT_CODE.wronglyAsked,
        `Several entries begin with ${idStart}; give more of the id.`,
      );
    case 'not-yours':
      throw new CommandError(
        EXIT_CODE.wronglyAsked,
        `Those words went out or came in as they are; log a note beside them instead.`,
      );
    case 'revised':
    case 'unchanged': {
      const { interaction, outcome } = revised;
      const day = localDay(interaction.occurredAt, owner.timeZone);
      const said = outcome === 'revised' ? 'has new words; the old ones are kept' : 'says that already';
      terminal.print(
        json
          ? toJson({ outcome, interaction })
          : printable(`${key.name}: the ${interaction.kind} of ${day} ${said}.`),
      );
      return EXIT_CODE.done;
    }
  }
};
