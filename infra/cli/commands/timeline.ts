import { readTimeline } from '../../../functions/circle/read-timeline.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { timelineText, toJson } from '../output.ts';

/** `timeline NAME` or `timeline ADDRESS` */
export const timelineCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('timeline needs a name or an address.');
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const interactions = await readTimeline(circle, contact);
  terminal.print(
    json ? toJson({ contact, interactions }) : timelineText(contact, interactions, owner.timeZone),
  );
  return EXIT_CODE.done;
};
