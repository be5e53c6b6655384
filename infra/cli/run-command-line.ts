import { KithError } from '../../functions/shared/errors.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE, type ExitCode } from './cli-errors.ts';
import {
  type CommandLine,
  type Flag,
  readCommandLine,
  suggestion,
  textFlag,
  wronglyAsked,
} from './command-line.ts';
import { COMMANDS, type KnownCommand } from './commands.ts';
import { findOwner } from './find-people.ts';
import { HELP } from './help.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_DATA_DIR = '.kith';
/** Of every command. */
const SHARED_FLAGS: readonly string[] = ['json', 'help', 'data', 'stack', 'owner'] satisfies Flag[];

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
    refuseForeignFlags(command, commandLine);
    const circle = await openCircleOf(commandLine, surroundings);
    try {
      const json = commandLine.flags.has('json');
      const owner = () => findOwner(circle.owners, textFlag(commandLine, 'owner'));
      return await command.run({ circle, terminal, commandLine, operands, json, findOwner: owner });
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

/** `add`, `set` … of `owner`, which goes on so. */
const secondWords = (word: string): readonly string[] =>
  COMMANDS.filter(({ name }) => name.startsWith(`${word} `)).map(({ name }) => name.slice(word.length + 1));

function findCommand(operands: readonly string[]): { command: KnownCommand; operands: readonly string[] } {
  for (const words of [2, 1]) {
    const asked = operands.slice(0, words).join(' ');
    const command = COMMANDS.find(({ name }) => name === asked);
    if (command) return { command, operands: operands.slice(words) };
  }
  const [first = '', second] = operands;
  const possible = secondWords(first);
  if (possible.length > 0 && second === undefined)
    throw wronglyAsked(`${first} needs one word more: ${possible.join(', ')}.`);
  const asked = possible.length > 0 ? `${first} ${second}` : first;
  throw wronglyAsked(
    `There is no command ${asked}.${suggestion(asked, [...COMMANDS.map(({ name }) => name), 'help'])}`,
  );
}

/** A flag that does nothing would be a wish that nobody hears. */
function refuseForeignFlags(
  { name, flags, takesFacts = false }: KnownCommand,
  commandLine: CommandLine,
): void {
  for (const [flag, value] of commandLine.flags) {
    if (SHARED_FLAGS.includes(flag) || flags.some((known) => known === flag)) continue;
    const fact =
      takesFacts && value !== true ? ` Write it as a fact: ${flag.replace('-', ' ')}=${value}.` : '';
    const known = flags.length > 0 ? ` It takes ${flags.map((one) => `--${one}`).join(', ')}.` : '';
    throw wronglyAsked(`${name} takes no --${flag}.${fact || known}`);
  }
}
