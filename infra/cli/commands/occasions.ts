import { listOccasions, type OccasionOfContact } from '../../../functions/circle/list-occasions.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { calendarDay, toJson } from '../output.ts';
import { printable } from '../terminal.ts';

const USUAL_DAYS = '60';
const MOST_DAYS = 3660;
const LABEL_WIDTH = 18;

/** `occasions [--days 60]` */
export const occasionsCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  if (operands.length > 0) {
    throw wronglyAsked(`occasions takes nothing after it, but there is ${operands.join(' ')}.`);
  }
  const days = readDays(commandLine);
  const listed = await listOccasions(circle, await findOwner(), days);
  terminal.print(json ? toJson({ days, occasions: listed.map(toDocument) }) : occasionsText(listed, days));
  return EXIT_CODE.done;
};

function readDays(commandLine: CommandLine): number {
  const text = textFlag(commandLine, 'days') ?? USUAL_DAYS;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : MOST_DAYS + 1;
  if (days > MOST_DAYS) throw wronglyAsked(`--days is a number of days, from 0 to ${MOST_DAYS}.`);
  return days;
}

function toDocument({ contact: { contactId, name }, occasion, text }: OccasionOfContact) {
  const { person, date, ...rest } = occasion;
  const lovedOne = person.relation === undefined ? {} : { lovedOne: person };
  return { contactId, name, ...lovedOne, date: date.toString(), ...rest, text };
}

function occasionsText(listed: readonly OccasionOfContact[], days: number): string {
  if (listed.length === 0) {
    return [
      `No day to keep in the next ${days === 1 ? 'day' : `${days} days`}. Kith lists birthdays and other days once it knows them:`,
      '  npm run kith -- set "Ruth Adler" birthday=1985-03-14',
      '  npm run kith -- import FILE        reads the days in a list or an address book, too',
    ].join('\n');
  }
  return listed
    .map(({ occasion: { date }, text }) => printable(`${calendarDay(date).padEnd(LABEL_WIDTH)}${text}`))
    .join('\n');
}
