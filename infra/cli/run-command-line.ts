import { KithError } from '../../functions/shared/errors.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE, type ExitCode } from './cli-errors.ts';
import type { Command } from './command.ts';
import { type CommandLine, readCommandLine, suggestion, textFlag, wronglyAsked } from './command-line.ts';
import { addCommand } from './commands/add.ts';
import { calendarLinkCommand, calendarOffCommand } from './commands/calendar.ts';
import { cardsCommand } from './commands/cards.ts';
import { dueCommand } from './commands/due.ts';
import { duplicatesCommand } from './commands/duplicates.ts';
import { eraseCommand } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { logCommand } from './commands/log.ts';
import { lovedOneCommand } from './commands/loved-one.ts';
import { mailCommand, mailReleaseCommand, mailShowCommand, redriveCommand } from './commands/mail.ts';
import { mergeCommand } from './commands/merge.ts';
import { noteEditCommand } from './commands/note-edit.ts';
import { occasionsCommand } from './commands/occasions.ts';
import { ownerAddCommand } from './commands/owner-add.ts';
import { ownerSetCommand } from './commands/owner-set.ts';
import { ownerShowCommand } from './commands/owner-show.ts';
import { peopleCommand } from './commands/people.ts';
import { pauseCommand, setCommand } from './commands/set.ts';
import { showCommand } from './commands/show.ts';
import { timelineCommand } from './commands/timeline.ts';
import { unmergeCommand } from './commands/unmerge.ts';
import { findOwner } from './find-people.ts';
import { HELP } from './help.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_DATA_DIR = '.kith';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['import', importCommand],
  ['export', exportCommand],
  ['erase', eraseCommand],
  ['calendar link', calendarLinkCommand],
  ['calendar off', calendarOffCommand],
  ['people', peopleCommand],
  ['show', showCommand],
  ['add', addCommand],
  ['set', setCommand],
  ['loved-one', lovedOneCommand],
  ['pause', pauseCommand],
  ['log', logCommand],
  ['note edit', noteEditCommand],
  ['timeline', timelineCommand],
  ['duplicates', duplicatesCommand],
  ['merge', mergeCommand],
  ['unmerge', unmergeCommand],
  ['cards', cardsCommand],
  ['due', dueCommand],
  ['mail show', mailShowCommand],
  ['mail release', mailReleaseCommand],
  ['mail', mailCommand],
  ['redrive', redriveCommand],
  ['occasions', occasionsCommand],
  ['owner add', ownerAddCommand],
  ['owner show', ownerShowCommand],
  ['owner set', ownerSetCommand],
]);

export interface Surroundings {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** The circle on this machine. */
  openCircle(dataDir: string): Promise<Circle>;
  /** The circle on AWS. */
  openDeployedCircle(stackName: string): Promise<Circle>;
}

/** Runs one command; whatever goes wrong is told in a line, and by the exit code. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { terminal } = surroundings;
  try {
    const commandLine = readCommandLine(args);
    if (asksForHelp(commandLine)) {
      terminal.print(HELP);
      return EXIT_CODE.done;
    }
    const { command, operands } = findCommand(commandLine.operands);
    const circle = await openCircleOf(commandLine, surroundings);
    try {
      const json = commandLine.flags.has('json');
      const owner = () => findOwner(circle.owners, textFlag(commandLine, 'owner'));
      return await command({ circle, terminal, commandLine, operands, json, findOwner: owner });
    } finally {
      await circle.close();
    }
  } catch (error) {
    if (!(error instanceof KithError)) throw error;
    terminal.note(error.message);
    return error instanceof CommandError ? error.exitCode : EXIT_CODE.failed;
  }
}

async function openCircleOf(
  commandLine: CommandLine,
  { env, openCircle, openDeployedCircle }: Surroundings,
): Promise<Circle> {
  const stackName = textFlag(commandLine, 'stack');
  const dataDir = textFlag(commandLine, 'data');
  if (stackName === undefined) return openCircle(dataDir ?? env['KITH_DATA_DIR'] ?? DEFAULT_DATA_DIR);
  if (dataDir === undefined) return openDeployedCircle(stackName);
  throw wronglyAsked('--stack is a circle on AWS and --data one on this machine: give one of them.');
}

function asksForHelp({ operands, flags }: CommandLine): boolean {
  return flags.has('help') || operands.length === 0 || operands[0] === 'help';
}

/** `owner`, which goes on: `owner add`. */
const beginsCommand = (word: string): boolean =>
  [...COMMANDS.keys()].some((name) => name.startsWith(`${word} `));

function findCommand(operands: readonly string[]): { command: Command; operands: readonly string[] } {
  for (const words of [2, 1]) {
    const command = COMMANDS.get(operands.slice(0, words).join(' '));
    if (command) return { command, operands: operands.slice(words) };
  }
  const asked = beginsCommand(operands[0] ?? '') ? operands.slice(0, 2).join(' ') : (operands[0] ?? '');
  throw wronglyAsked(`There is no command ${asked}.${suggestion(asked, [...COMMANDS.keys(), 'help'])}`);
}
