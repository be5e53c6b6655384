import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { findLogAddress } from '../own-log-address.ts';
import { ownerText, rowText } from '../owner-text.ts';

/** `owner show` */
export const ownerShowCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  if (operands.length > 0) {
    throw wronglyAsked(`owner show takes nothing after it, but there is ${operands.join(' ')}.`);
  }
  const owner = await findOwner();
  const logAddress = await findLogAddress(circle, owner);
  terminal.print(
    json ? toJson({ ...owner, logAddress }) : `${ownerText(owner)}\n${rowText('log by copy', logAddress)}`,
  );
  return EXIT_CODE.done;
};
