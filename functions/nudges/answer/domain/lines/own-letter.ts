import type { AnswerPerson, AnswerReading, AnswerTarget } from '../answer-line.ts';
import { findPerson } from '../people/name-index.ts';
import { splitTarget } from '../people/split-target.ts';
import { asWritten, GREETING, isForAnother, LETTER_AND_MORE } from './letter-below.ts';
import { withoutBullet, withPlainMarks } from './plain-line.ts';
import type { LineReader } from './read-line.ts';
import type { WrittenLine } from './split-lines.ts';

interface OwnLetter {
  readonly target: AnswerTarget;
  readonly command: AnswerReading;
}

/** `Dear Ruth, …`, `Hi, Ruth!`: the name ends at a mark, or with the line. */
const NAME = /^,?\s*([^,!:–—，！：]{1,80}?)(?:\s*[,!:–—，！：]|\s+-|$)(.*)$/u;

/**
 * An owner's own letter with no `send` above it: by its first line it greets somebody whose draft waits, or has its yes, and it
 * begins the answer or says whom it is for (`2: Dear Ruth, …`). All that stands below is part of it. `heading`: whom the line above it names.
 */
export function readOwnLetter(
  { words }: WrittenLine,
  { isFirst, heading }: { readonly isFirst: boolean; readonly heading: AnswerTarget | undefined },
  below: () => readonly WrittenLine[],
  { context, names }: LineReader,
): OwnLetter | undefined {
  const line = withoutBullet(words);
  const split = splitTarget(withPlainMarks(line), names);
  const addressed = split?.meant === 'surely' && split.lovedOne === undefined ? split : undefined;
  const saidFor = addressed?.target ?? heading;
  if (saidFor === undefined && !isFirst) return undefined;
  const opening = addressed ? line.slice(line.length - addressed.rest.length) : line;
  const greeting = GREETING.exec(opening)?.[0];
  const [, name = '', rest = ''] = NAME.exec(opening.slice(greeting?.length)) ?? [];
  const target = greeting === undefined ? undefined : findPerson(name, names);
  if (target?.kind !== 'person' || !hasLetter(context.people[target.index])) return undefined;
  if (saidFor !== undefined && !isSame(saidFor, target)) return undefined;
  const others = below();
  if (rest.trim() === '' && others.length === 0) return undefined;
  if (others.some((other) => isForAnother(other, names)))
    return { target, command: { kind: 'unclear', why: LETTER_AND_MORE } };
  const letter = [{ words: opening, startsParagraph: true }, ...others];
  return { target, command: { kind: 'letter', text: asWritten(letter) } };
}

const hasLetter = (person: AnswerPerson | undefined): boolean =>
  person?.hasDraft === true || person?.hasApprovedDraft === true;

const isSame = (one: AnswerTarget, other: AnswerTarget): boolean =>
  one.kind === 'person' && other.kind === 'person' && one.index === other.index;
