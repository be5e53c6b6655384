import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { Circle } from './circle.ts';
import type { ExitCode } from './cli-errors.ts';
import type { CommandLine } from './command-line.ts';
import type { Terminal } from './terminal.ts';

interface CommandContext {
  readonly circle: Circle;
  readonly terminal: Terminal;
  readonly commandLine: CommandLine;
  /** What follows the command's own name. */
  readonly operands: readonly string[];
  /** For scripts: one JSON document on stdout. */
  readonly json: boolean;
  /** The owner that the command is about, by `--owner` or because there is just one. Throws CommandError. */
  findOwner(): Promise<Owner>;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;
