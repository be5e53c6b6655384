import { extname } from 'node:path';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { type CommandLine, textFlag, wronglyAsked } from '../command-line.ts';
import { EXPORT_FORMATS } from '../export/export-formats.ts';
import { refuseToReplace, writeFileWhole } from '../export/write-file.ts';
import { toJson } from '../output.ts';

const FORMAT_NAMES = Object.keys(EXPORT_FORMATS).join(', ');

/** `export FILE.json|.csv|.vcf|.ics`, `export - --format FORMAT` */
export const exportCommand: Command = async ({
  circle,
  terminal,
  commandLine,
  operands,
  json,
  findOwner,
}) => {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0)
    throw wronglyAsked('export needs one file, or - for the screen.');
  const isToScreen = path === '-';
  if (isToScreen && json) throw wronglyAsked('export - prints the export itself: leave out --json.');
  const format = readFormat(path, commandLine);
  const write = EXPORT_FORMATS[format];
  if (write === undefined) throw wronglyAsked(`There is no format ${format}; there are ${FORMAT_NAMES}.`);
  if (!isToScreen) refuseToReplace(path, commandLine.flags.has('yes'));
  const owner = await findOwner();
  let peopleCount = 0;
  let leftOutCount = 0;
  const pieces = write({
    circle,
    owner,
    onLeftOut: () => {
      leftOutCount += 1;
    },
    onPerson: () => {
      peopleCount += 1;
      if (!isToScreen) terminal.progress(`exporting: ${peopleCount.toLocaleString('en')} people`);
    },
  });
  if (isToScreen) {
    for await (const piece of pieces) terminal.print(piece.replace(/\n$/, ''));
    return EXIT_CODE.done;
  }
  try {
    await writeFileWhole(path, pieces);
  } finally {
    terminal.endProgress();
  }
  terminal.print(
    json
      ? toJson({ file: path, format, people: peopleCount, leftOut: leftOutCount })
      : `${exportedText(peopleCount, path)}${leftOutText(leftOutCount)}${lackText(format)}`,
  );
  return EXIT_CODE.done;
};

function readFormat(path: string, commandLine: CommandLine): string {
  const format = textFlag(commandLine, 'format') ?? extname(path).slice(1);
  if (format === '')
    throw wronglyAsked(`Say the format by the file's ending or with --format: ${FORMAT_NAMES}.`);
  return format.toLowerCase();
}

/** What other programs are not told. */
const leftOutText = (leftOutCount: number): string =>
  leftOutCount === 0
    ? ''
    : ` ${leftOutCount === 1 ? '1 hidden person is' : `${leftOutCount} hidden people are`} not in it; the JSON holds everybody.`;

const lackText = (format: string): string =>
  format === 'csv'
    ? ' Loved ones, further days and addresses, labels, pauses and timelines do not fit a table; the JSON holds everything.'
    : '';

const exportedText = (peopleCount: number, path: string): string =>
  `${peopleCount === 1 ? '1 person is' : `${peopleCount.toLocaleString('en')} people are`} in ${path} now.`;
