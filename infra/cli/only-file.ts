import { wronglyAsked } from './command-line.ts';

/** The one operand of a command that is about a file. Throws CommandError. */
export function onlyFile(operands: readonly string[], command: string): string {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw wronglyAsked(`${command} needs one file.`);
  return path;
}
