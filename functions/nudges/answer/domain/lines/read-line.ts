import type { AnswerContext, AnswerReading, AnswerTarget } from '../answer-line.ts';
import { readCommand } from '../commands/read-command.ts';
import { readLovedOneFact } from '../commands/read-person-change.ts';
import { isStopAll } from '../commands/read-single-word.ts';
import type { Said } from '../commands/said.ts';
import { findMentioned } from '../people/mentioned-person.ts';
import type { NameIndex } from '../people/name-index.ts';
import { type Addressed, splitTarget } from '../people/split-target.ts';
import { mendSpelling } from './mend-spelling.ts';
import { asCommand, asWord, isQuoted, withoutBullet, withPlainMarks } from './plain-line.ts';

export interface LineReader {
  readonly context: AnswerContext;
  readonly names: NameIndex;
}

/** What a single line says by itself. */
export interface LineRead {
  /** Undefined where it names nobody. */
  readonly target?: AnswerTarget;
  /** Undefined where it is no command: a note, or part of one. */
  readonly command?: AnswerReading;
  /** Without bullet, and without the number or name before it. */
  readonly text: string;
  /** Whom it is about if it does not go on from the line before: it begins with their name. */
  readonly subject?: AnswerTarget;
  /** It only names whom the lines below are about; maybe: nobody known is called so, and it may be a heading of prose. */
  readonly heading?: 'surely' | 'maybe';
}

/**
 * Whom a line names, and what it says of them. What stands behind a name without a mark (`Cameron called`) is about them only
 * where it is a command; else the line is somebody's prose.
 */
export function readLine(words: string, standing: AnswerTarget, reader: LineReader): LineRead {
  const line = withoutBullet(words);
  if (isQuoted(words)) return { text: line };
  const addressed = splitTarget(withPlainMarks(line), reader.names);
  if (addressed?.meant === 'surely') return readAddressed(line, addressed, reader);
  if (addressed?.meant === 'as-heading') return { target: addressed.target, text: line, heading: 'maybe' };
  const command = commandIn(line, standing, reader);
  if (command !== undefined) return { ...command, text: line };
  if (addressed === undefined) return { text: line };
  const read = readAddressed(line, addressed, reader);
  if (read.command !== undefined && !isRemark(read.command)) return read;
  return addressed.isSubject ? { text: line, subject: addressed.target } : { text: line };
}

/** Without commands: what is beyond the limit, or far too long. */
export function readTargetOnly(words: string, { names }: LineReader): LineRead {
  const line = withoutBullet(words);
  const addressed = isQuoted(words) ? undefined : splitTarget(withPlainMarks(line), names);
  if (addressed?.meant !== 'surely') return { text: line };
  return { target: addressed.target, text: verbatimRest(line, addressed.rest) };
}

function readAddressed(line: string, addressed: Addressed, reader: LineReader): LineRead {
  const { target, rest, lovedOne } = addressed;
  const text = verbatimRest(line, rest);
  if (rest === '') return { target, text: line, heading: 'surely' };
  if (lovedOne !== undefined) {
    const command =
      readLovedOneFact(lovedOne, asCommand(rest)) ?? readForLovedOne(lovedOne, text, addressed, reader);
    return command === undefined ? { target, text: line } : { target, command, text };
  }
  const theirs = addressed.opensSentence ? readFromThem(line, addressed, reader) : undefined;
  const command = theirs ?? commandIn(text, target, reader)?.command;
  return { target, text, ...(command && { command }) };
}

/** `Leo: gift idea: a globe`: kept with the contact, as for Leo. */
function readForLovedOne(
  lovedOne: string,
  text: string,
  { target }: Addressed,
  reader: LineReader,
): AnswerReading | undefined {
  const read = commandIn(text, target, reader)?.command;
  switch (read?.kind) {
    case 'gift-idea':
    case 'gift-under-way':
    case 'gift-sent':
      return { ...read, text: namesWhomFor(read.text) ? read.text : `${read.text} for ${lovedOne}` };
    case 'need':
    case 'promise':
    case 'remind':
      return { ...read, text: `${lovedOne}: ${read.text}` };
    default:
      return undefined;
  }
}

const namesWhomFor = (text: string): boolean => /\bfor \p{Lu}/u.test(text);

/** `Ruth texted`: what they did is read as if a pronoun stood in the place of the name. */
function readFromThem(line: string, { target, rest }: Addressed, { context }: LineReader) {
  const read = readCommand(saidAbout(target, line, asCommand(`they ${rest}`), context));
  return read?.kind === 'touch' && read.isTheirs ? read : undefined;
}

interface CommandRead {
  readonly target?: AnswerTarget;
  readonly command: AnswerReading;
}

function commandIn(
  line: string,
  standing: AnswerTarget,
  { context, names }: LineReader,
): CommandRead | undefined {
  const command = asCommand(line);
  const mended = mendSpelling(command);
  const read = commandFrom(command, line, standing, { context, names });
  if (read !== undefined || mended === command) return read;
  return commandFrom(mended, line, standing, { context, names });
}

function commandFrom(
  command: string,
  line: string,
  standing: AnswerTarget,
  { context, names }: LineReader,
): CommandRead | undefined {
  const mentioned = findMentioned(command, names);
  if (mentioned !== undefined) {
    const read = readCommand(saidAbout(mentioned.target, line, mentioned.rest, context));
    if (read !== undefined) return { target: mentioned.target, command: withName(read, mentioned.name) };
  }
  const said = saidAbout(standing, line, command, context);
  const read = readCommand(said);
  if (read === undefined) return undefined;
  const isAboutNobody =
    ['help', 'add', 'start'].includes(read.kind) || (read.kind === 'stop' && isStopAll(said.word));
  return isAboutNobody ? { target: { kind: 'none' }, command: read } : { command: read };
}

/** `promised Anna the deck` is kept so. */
function withName(reading: AnswerReading, name: string): AnswerReading {
  if (!('text' in reading) || reading.kind === 'touch' || reading.kind === 'attempt') return reading;
  return { ...reading, text: reading.text.replace(/\bthem\b/, () => name) };
}

const saidAbout = (
  target: AnswerTarget,
  verbatim: string,
  command: string,
  context: AnswerContext,
): Said => ({
  verbatim,
  command,
  word: asWord(command),
  moment: context,
  person: target.kind === 'person' ? context.people[target.index] : undefined,
});

/** `Ruth, thanks`, `May, yes`: no way to name whom a line is about. */
const isRemark = ({ kind }: AnswerReading): boolean => kind === 'courtesy' || kind === 'yes' || kind === 'no';

const verbatimRest = (line: string, rest: string): string => line.slice(line.length - rest.length);
