import { addOwner } from '../../../functions/circle/add-owner.ts';
import { timeZoneSchema } from '../../../functions/circle/domain/time-zone.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { ownerAddedText, toJson } from '../output.ts';
import { findLogAddress } from '../own-log-address.ts';
import { readHour } from '../owner-settings.ts';

/** `owner add --name NAME --address ADDRESS --time-zone ZONE [--sending-hour HOUR]` */
export const ownerAddCommand: Command = async ({ circle, terminal, commandLine, json }) => {
  const input = readInput(commandLine);
  const { outcome, owner } = await addOwner(circle, input);
  if (outcome === 'address-taken') {
    throw new CommandError(
      EXIT_CODE.failed,
      `${input.address} belongs to ${owner.name}, who is an owner already.`,
    );
  }
  const logAddress = await findLogAddress(circle, owner);
  terminal.print(json ? toJson({ ...owner, logAddress }) : ownerAddedText(owner, logAddress));
  return EXIT_CODE.done;
};

function readInput(commandLine: CommandLine) {
  const name = textFlag(commandLine, 'name')?.trim();
  if (!name) throw wronglyAsked('owner add needs --name.');
  const address = emailAddressSchema.safeParse(textFlag(commandLine, 'address'));
  if (!address.success)
    throw wronglyAsked('owner add needs --address, a mail address like nora@lindqvist.example.');
  const timeZone = timeZoneSchema.safeParse(textFlag(commandLine, 'time-zone'));
  if (!timeZone.success) throw wronglyAsked('owner add needs --time-zone, like Europe/London.');
  const sendingHour = readHour(textFlag(commandLine, 'sending-hour') ?? '7');
  return { name, address: address.data, timeZone: timeZone.data, sendingHour };
}
