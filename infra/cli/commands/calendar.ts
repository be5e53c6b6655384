import {
  calendarLink,
  digestOf,
  newCalendarSecret,
} from '../../../functions/circle/domain/calendar-secret.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { toJson } from '../output.ts';

/** `calendar link [--yes]` */
export const calendarLinkCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  refuseOperands('link', operands);
  const { ownerId } = await findOwner();
  if (circle.webOrigin === undefined) {
    throw new CommandError(
      EXIT_CODE.failed,
      'Kith is not running, so the calendar has no address: run npm start, then this again. Nothing was changed.',
    );
  }
  if (!commandLine.flags.has('yes') && (await circle.calendarLinks.hasLink(ownerId))) {
    throw wronglyAsked(
      'There is a calendar link already, and Kith keeps no copy of it. A new one ends it for every program that uses it: calendar link --yes.',
    );
  }
  const secret = newCalendarSecret();
  await circle.calendarLinks.setLink(ownerId, digestOf(secret));
  const url = calendarLink(circle.webOrigin, secret);
  terminal.print(json ? toJson({ url }) : linkText(url));
  return EXIT_CODE.done;
};

/** `calendar off` */
export const calendarOffCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  refuseOperands('off', operands);
  const { ownerId } = await findOwner();
  const outcome = await circle.calendarLinks.removeLink(ownerId);
  terminal.print(json ? toJson({ outcome }) : OFF_TEXT[outcome]);
  return EXIT_CODE.done;
};

const OFF_TEXT = {
  removed: 'The calendar link no longer works.',
  none: 'There was no calendar link.',
} as const;

const linkText = (url: string): string =>
  [
    url,
    '',
    'Add it to your calendar program as a subscription. Whoever has it can read the names and days of your people, so',
    'keep it to yourself; an earlier link has stopped working. calendar off takes it away.',
  ].join('\n');

function refuseOperands(command: string, operands: readonly string[]): void {
  if (operands.length > 0) {
    throw wronglyAsked(`calendar ${command} takes nothing after it, but there is ${operands.join(' ')}.`);
  }
}
