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
    const step = person && planLetter(input, person, index, lines);
    if (step !== undefined) draft.letters.push(step);
  }
}

/** `lines`: those of the answer that do not contradict each other. */
function planLetter(
  input: PlanInput,
  person: PlanPerson,
  index: number,
  lines: readonly AnswerLine[],
): LetterStep | undefined {
  const { contact, draftId = person.approvedDraftId } = person;
  if (draftId === undefined) return undefined;
  const letter = { contactId: contact.contactId, draftId, called: whatOneCalls(contact) };
  const isAbout = ({ target }: AnswerLine) => target.kind === 'person' && target.index === index;
  const theirs = lines.filter(isAbout);
  const words = firstOf(theirs, (line) => decisionIn(line, person, input));
  if (words !== undefined) return { ...letter, how: 'decide', words };
  const own = firstOf(theirs, (line) => ownLetterIn(line, person, input));
  if (own !== undefined) return { ...letter, how: 'reword', words: own };
  const about = wordsOf(input.lines.filter(isAbout));
  const isInDoubt = theirs.some(({ reading }) => reading.kind === 'send');
  const until = isInDoubt || isGrave(about) ? undefined : firstOf(theirs, snoozedUntil);
  if (until !== undefined)
    return { ...letter, how: 'later', words: about, until: startOf(until, input.owner.timeZone) };
  if (person.draftId === undefined) return undefined;
  const isSettled = theirs.some(saysWhichLetters);
  const isRemarked =
    (index === input.addressedIndex && about !== '' && !isSettled) || isInDoubt || isGrave(about);
  return isRemarked ? remark(letter, input, index, about) : undefined;
}

function firstOf<T>(lines: readonly AnswerLine[], read: (line: AnswerLine) => T | undefined): T | undefined {
  return lines.map(read).find((value) => value !== undefined);
}

/** `letters mine`, `stop`: the owner knows that there is one, and nothing is to be asked. */
const saysWhichLetters = ({ reading }: AnswerLine): boolean =>
  reading.kind === 'stop' || (reading.kind === 'change' && reading.change.kind === 'letters');

/** `later Friday`, `snooze 2w`: the letter comes back with the person. */
const snoozedUntil = ({ reading }: AnswerLine): Temporal.PlainDate | undefined =>
  reading.kind === 'snooze' ? reading.until : undefined;

/** Words that decide about the letter as if they were a mail of their own; undefined where the line is no decision. */
function decisionIn(
  { reading, words, target }: AnswerLine,
  { contact, draftId, approvedDraftId }: PlanPerson,
  { lines, isDecision }: PlanInput,
): string | undefined {
  if ((draftId ?? approvedDraftId) === undefined || target.kind !== 'person') return undefined;
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

/** A letter that could go out below `send`, as the owner wrote it; it waits for that word. */
function ownLetterIn(
  { reading }: AnswerLine,
  { contact, draftId }: PlanPerson,
  { isDecision }: PlanInput,
): string | undefined {
  if (draftId === undefined || reading.kind !== 'letter') return undefined;
  return isDecision(contact, `send\n\n${reading.text}`) ? reading.text : undefined;
}

/** Whether a line decides about the letter, or is one; else it is words like any other. */
export const bearsOnLetter = (line: AnswerLine, person: PlanPerson, input: PlanInput): boolean =>
  (decisionIn(line, person, input) ?? ownLetterIn(line, person, input)) !== undefined;

/** What of `send`, or of a letter, is no decision after all is kept as words; where one went out before, that is said. */
export function planSend(draft: AnswerDraft, line: AnswerLine, person: PlanPerson): void {
  const name = person.contact.name;
  if ((person.draftId ?? person.approvedDraftId) === undefined) {
    draft.ask(line.words, `No letter to ${name} is waiting in that mail, so nothing went out.`);
  } else if (!bearsOnLetter(line, person, draft.input)) {
    draft.person(person).note(line.words.trim());
    if (line.reading.kind === 'letter' && person.draftId === undefined)
      draft.ask(line.words, tooLateFor(whatOneCalls(person.contact)));
  }
}

const tooLateFor = (name: string): string =>
  `You said yes to the letter to ${name} before, so these words did not go out. They stand on the timeline as a note.`;

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
