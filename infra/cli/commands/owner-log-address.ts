import { renewLogLabel } from '../../../functions/circle/give-log-address.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { findLogAddress, logAddressOf } from '../own-log-address.ts';

/** `owner log-address [--renew]` */
export const ownerLogAddressCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  if (operands.length > 0) {
    throw wronglyAsked(`owner log-address takes nothing after it, but there is ${operands.join(' ')}.`);
  }
  const owner = await findOwner();
  const isNew = commandLine.flags.has('renew');
  const address = isNew
    ? logAddressOf(circle, await renewLogLabel(circle, owner))
    : await findLogAddress(circle, owner);
  terminal.print(json ? toJson({ logAddress: address }) : [address, '', isNew ? RENEWED : HOW].join('\n'));
  return EXIT_CODE.done;
};

const HOW = [
  'Put it in BCC when you write to somebody in your circle, or forward their mail to it: Kith logs the mail on their',
  'timeline. It takes mail from your own addresses. Keep it to yourself; --renew gives you another one.',
].join('\n');

const RENEWED = 'This is your log address now. The one before it no longer takes mail.';
