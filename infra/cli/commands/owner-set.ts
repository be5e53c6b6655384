import { changeOwnerSettings } from '../../../functions/circle/change-owner-settings.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';
import { readOwnerSettings } from '../owner-settings.ts';
import { ownerText, refreshedText } from '../owner-text.ts';
import { refuseSilence } from '../read-brief-settings.ts';

/**
 * `owner set [--time-zone ZONE] [--sending-hour HOUR] [--brief-days mon,wed,fri] [--brief-people 5] [--week-ahead mon]
 * [--tier inner=30/45] [--quiet-weekdays sat,sun]
 * [--quiet 2026-12-20..2027-01-03] [--lead-days 7] [--leap-day 1-march] [--gifts inner=4/500] [--gifts-at-home inner=1]
 * [--currency GBP] [--mastodon mastodon.social] [--letters inner=approve] [--letters-a-day 3]`
 */
export const ownerSetCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  const settings = readOwnerSettings(commandLine);
  if (operands.length > 0 || settings === undefined) {
    throw wronglyAsked('owner set needs a setting, like --time-zone Europe/London or --tier inner=30/45.');
  }
  const before = await findOwner();
  refuseSilence(before, settings);
  const { owner, dueDates } = await changeOwnerSettings(circle, before.ownerId, settings, ({ checked }) =>
    terminal.progress(`${checked.toLocaleString('en')} due dates checked`),
  );
  terminal.endProgress();
  terminal.print(json ? toJson({ owner, dueDates }) : `${ownerText(owner)}\n\n${refreshedText(dueDates)}`);
  return EXIT_CODE.done;
};
