import type { PersonChange } from '../../functions/circle/domain/changes/person-change.ts';
import { readChange } from '../../functions/circle/domain/changes/read-change.ts';
import { holdsUnseen, splitLines } from '../../functions/circle/domain/clean-text.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';
import { wronglyAsked } from './command-line.ts';
import type { Terminal } from './terminal.ts';

/** Whom a command is about, and what it tells about them. */
export interface ToldFacts {
  readonly asked: string;
  readonly changes: readonly PersonChange[];
}

/**
 * `Ruth Adler tier=inner likes=open water swimming`, `Ruth in memory`: the name is what stands before the first `=`, or before
 * the words that can be read. Throws CommandError.
 */
export function readFacts(command: string, operands: readonly string[]): ToldFacts {
  const firstFact = operands.findIndex((operand) => isFact(operand));
  const nameLength = firstFact >= 0 ? firstFact : lengthOfName(operands);
  const asked = operands.slice(0, nameLength).join(' ').trim();
  if (asked === '') throw wronglyAsked(`${command} needs a name first: ${command} "Ruth Adler" tier=inner.`);
  return { asked, changes: joinFacts(operands.slice(nameLength)).map(readFact) };
}

/** Throws CommandError with the reason, for words that tell nothing that can be kept. */
export function readFact(text: string): PersonChange {
  const reading = readChange(text);
  if (reading.outcome === 'read') return reading.change;
  throw new CommandError(EXIT_CODE.wronglyAsked, reading.reason);
}

/** Told in one line, of which a line break within is no part. */
const ONE_LINE = /^(?:name|nickname|company|role|household|met)\b/i;

/** Says so where what was typed, or pasted, is not kept as it stands. */
export function tellCleaning({ note }: Pick<Terminal, 'note'>, operands: readonly string[]): void {
  const isCleaned = operands.some((word) =>
    isFact(word) && !ONE_LINE.test(word) ? splitLines(word).some(holdsUnseen) : holdsUnseen(word),
  );
  if (isCleaned) note('Line breaks, control characters or unseen marks were taken out.');
}

const isFact = (operand: string): boolean => /^[a-z][a-z -]{0,30}[+-]?=/i.test(operand);

/** Words without quotes go on with the fact before them. */
function joinFacts(operands: readonly string[]): readonly string[] {
  const facts: string[] = [];
  for (const operand of operands) {
    if (facts.length === 0 || isFact(operand)) facts.push(operand);
    else facts.splice(-1, 1, `${facts.at(-1)} ${operand}`);
  }
  return facts;
}

/** The shortest name after which the rest can be read; one word where nothing can. */
function lengthOfName(operands: readonly string[]): number {
  const lengths = operands.slice(1).map((_, index) => index + 1);
  return lengths.find((length) => readChange(operands.slice(length).join(' ')).outcome === 'read') ?? 1;
}
