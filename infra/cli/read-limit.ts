import { type CommandLine, textFlag, wronglyAsked } from './command-line.ts';

const HIGHEST_LIMIT = 100_000;

/** The number of `--limit`; undefined without the flag. Throws CommandError. */
export function readLimit(commandLine: CommandLine, highest = HIGHEST_LIMIT): number | undefined {
  const text = textFlag(commandLine, 'limit');
  if (text === undefined) return undefined;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= highest) return limit;
  throw wronglyAsked(`--limit is a number from 1 to ${highest}.`);
}
