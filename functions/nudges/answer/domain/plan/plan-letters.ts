import type { Temporal } from 'temporal-polyfill';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { startOf } from '../../../../circle/domain/local-day.ts';
import { isGrave } from '../../../../circle/domain/tact.ts';
import type { AnswerLine } from '../answer-line.ts';
import type { LetterStep } from '../record/answer-record.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { PlanInput, PlanPerson } from './plan-input.ts';

type Letter = Pick<LetterStep, 'contactId' | 'draftId' | 'called'>;

/**
 * What the answer says of the letters that wait. A decision is read again by whoever sends letters, with all that was said of the
 * person besides, so that nothing goes out on half of the words.
 */
export function planLetters(draft: AnswerDraft, input: PlanInput, contradicted: ReadonlySet<number>): void {
  const lines = input.lines.filter((_, at) => !contradicted.has(at));
  for (const [index, person] of input.people.entries()) {
    if (person?.draftId === undefined) continue;
    const { contact, draftId } = person;
    const letter = { contactId: contact.contactId, draftId, called: whatOneCalls(contact) };
    const isAbout = ({ target }: AnswerLine) => target.kind === 'person' && target.index === index;
    const words = lines
      .filter(isAbout)
      .map((line) => decisionIn(line, person, input))
      .find((decision) => decision !== undefined);
    const about = wordsOf(input.lines.filter(isAbout));
    const isInDoubt = lines.some((line) => isAbout(line) && line.reading.kind === 'send');
    const isSettled = lines.some((line) => isAbout(line) && saysWhichLetters(line));
    const isRemarked = (index === input.addressedIndex && !isSettled) || isInDoubt || isGrave(about);
    const until =
      words === undefined && !isInDoubt && !isGrave(about) ? laterIn(lines.filter(isAbout)) : undefined;
    if (words !== undefined) draft.letters.push({ ...letter, how: 'decide', words });
    else if (until !== undefined)
      draft.letters.push({
        ...letter,
        how: 'later',
        words: about,
        until: startOf(until, input.owner.timeZone),
      });
    else if (isRemarked) draft.letters.push(remark(letter, input, index, about));
  }
}

/** `letters mine`, `stop`: the owner knows that there is one, and nothing is to be asked. */
const saysWhichLetters = ({ reading }: AnswerLine): boolean =>
  reading.kind === 'stop' || (reading.kind === 'change' && reading.change.kind === 'letters');

/** `later Friday`, `snooze 2w`: the letter comes back with the person. */
function laterIn(lines: readonly AnswerLine[]): Temporal.PlainDate | undefined {
  for (const { reading } of lines) if (reading.kind === 'snooze') return reading.until;
  return undefined;
}

/** Words that decide about the letter as if they were a mail of their own; undefined where the line is no decision. */
export function decisionIn(
  { reading, words, target }: AnswerLine,
  { contact, draftId }: PlanPerson,
  { lines, isDecision }: PlanInput,
): string | undefined {
  if (draftId === undefined || target.kind !== 'person') return undefined;
  if (reading.kind === 'skip') return 'skip';
  if (reading.kind !== 'send' || reading.isTakenBack || !isUnmistakable(words, target.explicit))
    return undefined;
  const about = wordsOf(
    lines.filter((line) => line.target.kind === 'person' && line.target.index === target.index),
  );
  const said = reading.besides ?? (isGrave(about) ? about : '');
  const decision = said === '' ? 'send' : `send\n\n${said}`;
  return isDecision(contact, decision) ? decision : undefined;
}

const remark = (
  letter: Letter,
  { words, addressedIndex }: PlanInput,
  index: number,
  about: string,
): LetterStep => ({
  ...letter,
  how: 'remark',
  words: (index === addressedIndex ? words : about).trim(),
});

/**
 * The word alone, or after (or before) whom it is for, with a letter below it at most: `Yes, send it please` may be meant, and a
 * letter goes out on nothing that may be.
 */
function isUnmistakable(words: string, namesSomebody: boolean): boolean {
  const [first = '', second = ''] = words.trim().split('\n');
  if (SEND.test(first)) return true;
  return namesSomebody && (SEND_TO.test(first) || SEND.test(second));
}

const SEND = /^\s*send ?[.!:]?\s*$/i;
const SEND_TO =
  /^(?:(?:[^:]{1,80}:|#?\d{1,3}[.)]?|.{1,80}\s[-–—])\s*send ?[.!:]?|send (?:#?\d{1,3}|\p{Lu}[\p{L} .'’-]{0,60})[.!]?)\s*$/u;

const wordsOf = (lines: readonly AnswerLine[]): string =>
  lines
    .map(({ words }) => words)
    .join('\n')
    .trim();
