import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { completeTask } from '../../../functions/circle/merge-contacts.ts';
import type { MergeRecord } from '../../../functions/circle/merge-store.ts';
import { findUndoable, undoMerge } from '../../../functions/circle/undo-merge.ts';
import type { OwnerId } from '../../../functions/shared/ids.ts';
import type { Circle } from '../circle.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { nameLine, toJson } from '../output.ts';

/** `unmerge NAME|ADDRESS|ID [--yes]` */
export const unmergeCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('unmerge needs the name, address or id of one of the two.');
  const { ownerId } = await findOwner();
  if (commandLine.flags.has('yes')) await completeTask(circle, ownerId);
  const { absorbed, keptBefore } = await findMerged(circle, ownerId, asked);
  const input = { ownerId, absorbedId: absorbed.contactId };
  await findUndoable(circle.merges, input);
  if (!commandLine.flags.has('yes')) {
    const words = `${nameLine(absorbed)} would be a contact of their own again, apart from ${nameLine(keptBefore)}.`;
    const command = `npm run kith -- unmerge ${absorbed.contactId} --yes`;
    terminal.print(
      json
        ? toJson({ wouldUnmerge: absorbed, from: keptBefore.contactId, command })
        : `${words}\nNothing was changed. To do it: ${command}`,
    );
    return EXIT_CODE.done;
  }
  await undoMerge(circle, input);
  const contact = await circle.contacts.findContact({ ownerId, contactId: absorbed.contactId });
  terminal.print(
    json ? toJson({ contact }) : `${nameLine(contact ?? absorbed)} is a contact of their own again.`,
  );
  return EXIT_CODE.done;
};

async function findMerged({ merges }: Circle, ownerId: OwnerId, asked: string): Promise<MergeRecord> {
  const records = await merges.listRecords(ownerId);
  const absorbed = records.filter((record) => isCalled(record.absorbed, asked));
  const fitting =
    absorbed.length > 0 ? absorbed : records.filter((record) => isCalled(record.keptBefore, asked));
  const [only, ...others] = fitting;
  if (only === undefined) {
    throw new CommandError(EXIT_CODE.notFound, `Nobody called ${asked} was part of a merge.`);
  }
  if (others.length === 0) return only;
  const listed = fitting.map(({ absorbed }) => `  ${absorbed.contactId}  ${nameLine(absorbed)}`);
  throw new CommandError(
    EXIT_CODE.wronglyAsked,
    [`Several merges fit ${asked}; say whom to take out again, by id:`, ...listed].join('\n'),
  );
}

const isCalled = ({ contactId, name, addresses }: Contact, asked: string): boolean =>
  [contactId, name, ...addresses].some((word) => word.toLowerCase() === asked.toLowerCase());
