import { completeTask, mergeContacts, previewMerge } from '../../../functions/circle/merge-contacts.ts';
import { type ContactId, contactIdSchema, type OwnerId } from '../../../functions/shared/ids.ts';
import type { Circle } from '../circle.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { mergePreviewText } from '../merge-output.ts';
import { nameLine, toJson } from '../output.ts';

/** `merge KEEP ABSORB [--yes]` */
export const mergeCommand: Command = async ({ circle, terminal, commandLine, operands, json, findOwner }) => {
  const [keep, absorb, ...more] = operands;
  if (keep === undefined || absorb === undefined || more.length > 0) {
    throw wronglyAsked('merge needs two people, whom to keep first: merge "Ruth Adler" ruth@old.example.');
  }
  const { ownerId, timeZone } = await findOwner();
  const isToBeDone = commandLine.flags.has('yes');
  if (isToBeDone) await completeTask(circle, ownerId);
  const keptId = await findId(circle, ownerId, keep);
  const absorbedId = await findId(circle, ownerId, absorb);
  const input = { ownerId, keptId, absorbedId };
  if (!isToBeDone) {
    const preview = await previewMerge(circle, input);
    terminal.print(json ? toJson({ wouldMerge: preview }) : mergePreviewText(preview, timeZone));
    return EXIT_CODE.done;
  }
  const outcome = await mergeContacts(circle, input);
  const contact = await circle.contacts.findContact({ ownerId, contactId: keptId });
  const done = outcome === 'merged' ? 'They are one now' : 'They were merged before';
  const name = contact ? nameLine(contact) : keptId;
  terminal.print(
    json
      ? toJson({ outcome, contact, absorbedId })
      : `${done}: ${name}. To take it back: npm run kith -- unmerge ${absorbedId}`,
  );
  return EXIT_CODE.done;
};

/** An id of somebody who was absorbed stays what it is, so that the answer can say so. */
async function findId({ contacts, merges }: Circle, ownerId: OwnerId, asked: string): Promise<ContactId> {
  const id = contactIdSchema.safeParse(asked);
  if (id.success && (await merges.findRecord(ownerId, id.data))) return id.data;
  return (await findContact(contacts, ownerId, asked)).contactId;
}
