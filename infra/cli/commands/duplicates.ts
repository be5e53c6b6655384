import { findDuplicates } from '../../../functions/circle/find-duplicates.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { duplicatesText, mergeLine } from '../merge-output.ts';
import { toJson } from '../output.ts';

/** `duplicates` */
export const duplicatesCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  if (operands.length > 0) {
    throw wronglyAsked(`duplicates takes nothing after it, but there is ${operands.join(' ')}.`);
  }
  const { ownerId } = await findOwner();
  const duplicates = await findDuplicates(circle, ownerId);
  const document = { duplicates: duplicates.map((pair) => ({ ...pair, command: mergeLine(pair) })) };
  terminal.print(json ? toJson(document) : duplicatesText(duplicates));
  if (await circle.merges.findTask(ownerId)) {
    terminal.note('A merge was broken off: run merge or unmerge again to complete it.');
  }
  return EXIT_CODE.done;
};
