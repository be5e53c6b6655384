import type { CommandLine } from '../command-line.ts';

/** The command that was given, with `--yes`, ready to paste into a shell. */
export function goOnCommand(command: string, { operands, flags }: CommandLine): string {
  const given = [...flags].flatMap(([flag, value]) =>
    value === true ? [`--${flag}`] : [`--${flag}`, value],
  );
  const words = [...operands.slice(1), ...given, '--yes'].map(quoted);
  return ['npm run kith --', command, ...words].join(' ');
}

/** POSIX shells leave everything between apostrophes alone. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
