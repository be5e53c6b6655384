import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { ownerText } from '../owner-text.ts';

/** `owner show` */
export const ownerShowCommand: Command = async ({ terminal, operands, json, findOwner }) => {
  if (operands.length > 0) {
    throw wronglyAsked(`owner show takes nothing after it, but there is ${operands.join(' ')}.`);
  }
  const owner = await findOwner();
  terminal.print(json ? toJson(owner) : ownerText(owner));
  return EXIT_CODE.done;
};
