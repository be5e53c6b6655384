import type { AnswerTarget } from '../answer-line.ts';
import { MONTH } from '../days/weekdays.ts';
import { findPerson, isFamilyName, keyOf, type NameIndex, targetOf } from './name-index.ts';

export interface Addressed {
  readonly target: AnswerTarget;
  readonly rest: string;
  /**
   * surely: a number or a known name and a mark after it. if-command: it counts when the rest is a command. as-heading: what
   * may be an unknown name stands alone, and counts for the commands below it.
   */
  readonly meant: 'surely' | 'if-command' | 'as-heading';
  /** No mark stands between the name and what follows: `Ruth texted`. */
  readonly opensSentence?: boolean;
  /** It begins a sentence about them, `Cameron moved to Oslo`, whatever that is. */
  readonly isSubject?: boolean;
  /** The name is a loved one's. */
  readonly lovedOne?: string;
}

const NUMBERED = new RegExp(
  `^(?:#|no\\.? ?|nr\\.? ?|number |person )?[([]?(\\d{1,3})(?:[)\\]:.]+|\\s+[-–—]+(?=\\s)|[–—-]+(?=\\s))(?!\\d)\\s*(?!(?:${MONTH})\\b|\\d+ )(.*)$`,
  'i',
);
const SEVERAL_NUMBERS = /^#?(\d{1,3}(?:\s*(?:,|&|\+|and)\s*#?\d{1,3}){1,9})(?:\s*[:)]|\s+-)\s*(.+)$/i;
const NUMBER_AND_WORDS = /^(?:#|no\.? |number )?(\d{1,3})[,;]? (.+)$/i;
const NAME_AND_MARK = [
  /^([^:]{1,80}):(?!\/\/)\s*(.*)$/,
  /^(.{1,80}?)(?:\s+[-–—=]+>?\s+|\s+\/\s+|\s?(?:\.{2,}|…)\s+|[–—-]\s+|\s?[–—→]\s?)(.+)$/,
] as const;
const BEFORE_NAME = /^(?:(?:re:?|about|for|with|to|on|regarding)\s+|@\s*)(?=\S)/i;
const MOST_NAME_WORDS = 4;
const ALL = /^(?:all|all of them|everyone|everybody|both|both of them)$/i;
const NO_NAMES =
  /^(?:update|news|todo|to do|reminder|summary|today|yesterday|tomorrow|important|question|action|actions|next|next steps?|call|meeting|lunch|coffee|result|outcome|subject|re|fwd|also|ps|fyi|btw|done|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** `2: …`, `2) …`, `Cameron: …`, `Cameron - …`, `Cameron snooze 1w`: whom a line names first. Undefined when nobody. */
export function splitTarget(line: string, names: NameIndex): Addressed | undefined {
  return (
    splitSeveral(line, names) ??
    splitNumber(line, names) ??
    splitNameAndMark(line, names) ??
    splitLeadingName(line, names)
  );
}

/** `2 and 3: done`: one asks, since a line is about one. */
function splitSeveral(line: string, { peopleCount }: NameIndex): Addressed | undefined {
  const [, numbers = '', rest = ''] = SEVERAL_NUMBERS.exec(line) ?? [];
  const indexes = (numbers.match(/\d+/g) ?? []).map((number) => Number(number) - 1);
  const areThere = indexes.length > 0 && indexes.every((index) => index >= 0 && index < peopleCount);
  return areThere ? { target: targetOf([...new Set(indexes)]), rest, meant: 'surely' } : undefined;
}

function splitNumber(line: string, names: NameIndex): Addressed | undefined {
  const marked = NUMBERED.exec(line);
  const [, number, rest = ''] = marked ?? NUMBER_AND_WORDS.exec(line) ?? [];
  if (number === undefined) return undefined;
  const index = Number(number) - 1;
  const isThere = index >= 0 && index < names.peopleCount;
  const meant = marked === null || !isThere ? 'if-command' : 'surely';
  if (isThere) return { target: targetOf([index]), rest, meant };
  // About one person, numbers are those of a list.
  const isList = names.peopleCount === 1 && marked !== null;
  if (names.peopleCount < 2 && !isList) return undefined;
  return { target: isList ? targetOf([0]) : { kind: 'unknown-name', name: number }, rest, meant };
}

function splitNameAndMark(line: string, names: NameIndex): Addressed | undefined {
  for (const form of NAME_AND_MARK) {
    const [, written = '', rest = ''] = form.exec(line) ?? [];
    const addressed = addressedBy(written.trim().replace(BEFORE_NAME, ''), rest, names);
    if (addressed !== undefined) return addressed;
  }
  return undefined;
}

function addressedBy(name: string, rest: string, names: NameIndex): Addressed | undefined {
  const words = name.split(' ');
  if (name === '' || words.length > MOST_NAME_WORDS * 2) return undefined;
  const target = findPeople(name, names);
  if (target !== undefined) return { target, rest, meant: 'surely' };
  const ofLovedOne = names.lovedOnes.get(keyOf(name));
  if (ofLovedOne !== undefined)
    return { target: targetOf(ofLovedOne), rest, meant: 'surely', lovedOne: name };
  const unknown = { target: { kind: 'unknown-name' as const, name }, rest };
  if (names.others.has(keyOf(name))) return { ...unknown, meant: 'surely' };
  return isLikeName(words) ? { ...unknown, meant: rest === '' ? 'as-heading' : 'if-command' } : undefined;
}

/** `Ruth`, `Ruth and Tom`, `all`: whom several fit, one asks. */
function findPeople(name: string, names: NameIndex): AnswerTarget | undefined {
  const one = findPerson(name, names);
  if (one !== undefined) return one;
  if (ALL.test(name)) return targetOf(Array.from({ length: names.peopleCount }, (_, index) => index));
  const several = name.split(/\s*(?:,|&|\+|\band\b)\s*/i).map((each) => findPerson(each, names));
  if (several.length < 2) return undefined;
  const indexes = several.flatMap((target) => (target?.kind === 'person' ? [target.index] : []));
  return indexes.length === several.length ? targetOf([...new Set(indexes)]) : undefined;
}

const isLikeName = (words: readonly string[]): boolean =>
  words.length <= 3 &&
  words.every((word) => /^\p{Lu}[\p{L}'.-]*$/u.test(word)) &&
  !NO_NAMES.test(words.join(' '));

/** The longest name that a line begins with, and what follows without a mark or after a comma. */
function splitLeadingName(line: string, names: NameIndex): Addressed | undefined {
  const words = line.slice(0, 120).split(' ');
  for (let size = Math.min(MOST_NAME_WORDS, words.length - 1); size > 0; size -= 1) {
    const written = words.slice(0, size).join(' ');
    const name = written.replace(/[,;.!]$/, '');
    const target = isFamilyName(name, names) ? undefined : findPerson(name, names);
    if (target !== undefined) return ledBy(target, written, line);
  }
  return undefined;
}

function ledBy(target: AnswerTarget, written: string, line: string): Addressed {
  const rest = line.slice(written.length).trim();
  const isSubject = /^\p{Lu}/u.test(written) && /^(?!and\b|or\b|from\b)\p{Ll}/u.test(rest);
  const opensSentence = !/[,;.!]$/.test(written);
  return { target, rest, meant: 'if-command', isSubject, opensSentence };
}
