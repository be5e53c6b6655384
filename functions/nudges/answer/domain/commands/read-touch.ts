import type { Temporal } from 'temporal-polyfill';
import type { AnswerReading, TouchHow } from '../answer-line.ts';
import { askChrono } from '../days/ask-chrono.ts';
import { readBackwardDay } from '../days/backward-day.ts';
import { isBefore, type Moment, todayOf } from '../days/moment.ts';
import { proposeFacts } from '../propose-facts.ts';
import { afterMark, type ReadCommand, type Said, unclear } from './said.ts';
import { MEAL_ALONE, NOT_DONE, THEIR_WORDS, TOUCH_WORDS } from './touch-words.ts';

const DONE =
  /^(?:(?:all|is|it's|it is|that's|i'm) )?(?:done|did it|did that|did this|did|already did|already done|ticked off|sorted|✓|✔|✅|👍|👌|x)(?: it)?(?: for (?:now|today))?$/u;
const MEETING_DONE =
  /^(?:catch[- ]?up|coffee|lunch|dinner|breakfast|drinks|meeting|visit)(?: (?:is|was))? done$/;
const CALL_DONE = /^(?:phone |video |zoom )?(?:call|chat)(?: (?:is|was))? done$/;
const DONE_AND =
  /^(?:all )?(?:done|did (?:it|this|that))(?:\s*[,;:.!–—]\s*|\s+-+\s+|\s+\(|\s+(?=(?:today|yesterday|last|this|on|earlier)\b))(.+)$/iu;
const DONE_WITH_MARK = /^(?:✓|✔|✅|👍)️?\s*(?:done)?[\s.!]*$/u;
const CLAUSE_END = /[,;:!?(–—]|\.(?!\d)| - | and (?:she|he|they|we|i|then|talked|it)\b| but | because /i;
const ABOUT =
  /\s(?:about|re|regarding|to (?:discuss|talk|plan|arrange|ask|say|tell)|before|after|ahead of)\s/i;
const MOST_DAY_WORDS = 6;

const SLASHED = /(?:^|\s)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/;
const WHICH_DAY = 'Which day was it? Write its month as a word, like “met on 4 May”.';

const HOWS = ['call', 'meeting', 'message', 'other'] as const;
const THEIR_HOWS = ['call', 'message'] as const;

/** How it was, and whether it came from them. */
type Way = Pick<Touch, 'how' | 'isTheirs' | 'isMark'>;
type Touch = Extract<AnswerReading, { kind: 'touch' }>;

const MARK: Way = { how: 'other', isMark: true };

/** `done`, `called`, `met for coffee last Tuesday`, `texted her yesterday`: they were in touch, today unless another day is told. */
export const readTouch: ReadCommand = (said) => {
  const { command, word } = said;
  if (DONE.test(word) || DONE_WITH_MARK.test(command)) return touch(said, MARK, todayOf(said.moment));
  if (MEETING_DONE.test(word)) return touch(said, { how: 'meeting' }, todayOf(said.moment));
  if (CALL_DONE.test(word)) return touch(said, { how: 'call' }, todayOf(said.moment));
  const [, told = ''] = DONE_AND.exec(command) ?? [];
  if (told !== '') return readDone(said, told.replace(/\)$/, ''));
  return readTold(said, command) ?? readAfterDay(said);
};

/** `done: had lunch`, `done yesterday`; a plan after it does not undo that it is done. */
function readDone(said: Said, told: string): AnswerReading {
  const day = readBackwardDay(told, said.moment);
  if (day !== undefined) return touchOrFuture(said, MARK, day);
  return readTold(said, told) ?? touch(said, wayOf(told) ?? { how: 'other' }, todayOf(said.moment));
}

function readTold(said: Said, told: string): AnswerReading | undefined {
  const clause = firstClause(told);
  const way = wayOf(told);
  if (way === undefined || NOT_DONE.test(clause)) return undefined;
  const [slashed] = SLASHED.exec(clause) ?? [];
  if (slashed !== undefined && readBackwardDay(slashed, said.moment) === undefined) return unclear(WHICH_DAY);
  return touchOrFuture(said, way, dayIn(clause, said.moment));
}

/** `Yesterday: called`, `Tuesday met for coffee`, `last week we met`. */
function readAfterDay(said: Said): AnswerReading | undefined {
  const words = said.command.slice(0, 200).split(' ');
  for (const size of [1, 2, 3]) {
    const phrase = words.slice(0, size).join(' ');
    const told = said.command.slice(phrase.length).replace(/^[\s,:]+/, '');
    const way = STARTS_DAY.test(phrase) ? wayOf(told) : undefined;
    const day =
      way === undefined || NOT_DONE.test(firstClause(told))
        ? undefined
        : readBackwardDay(phrase, said.moment);
    if (day !== undefined && way !== undefined) return touchOrFuture(said, way, day);
  }
  return undefined;
}

function wayOf(told: string): Way | undefined {
  const theirs = THEIR_HOWS.find((how) => THEIR_WORDS[how].some((form) => form.test(told)));
  if (theirs !== undefined) return { how: theirs, isTheirs: true };
  const how = howOf(told);
  return how && { how };
}

/** How the owner was in touch, by what a line begins with. */
export function howOf(told: string): TouchHow | undefined {
  if (MEAL_ALONE.test(told)) return /\b(?:call|chat)\b/i.test(firstClause(told)) ? 'call' : 'meeting';
  return HOWS.find((how) => TOUCH_WORDS[how].some((form) => form.test(told)));
}

const firstClause = (told: string): string => {
  const head = told.slice(0, 200);
  const end = CLAUSE_END.exec(head)?.index ?? head.length;
  return end === 0 ? head : head.slice(0, end);
};

/** The day that the clause ends with, or that stands right after the verb; another may be what they talked about. */
function dayIn(clause: string, moment: Moment): Temporal.PlainDate {
  const told = clause.split(ABOUT, 1)[0] ?? clause;
  const words = told.trim().split(' ');
  for (let size = Math.min(MOST_DAY_WORDS, words.length - 1); size > 0; size -= 1) {
    const phrase = words.slice(-size).join(' ');
    const day =
      size === 1 && /^(?:may|march|now|sat|sun)$/i.test(phrase) ? undefined : backwardAlone(phrase, moment);
    if (day !== undefined) return day;
  }
  return dayAmong(told, moment) ?? todayOf(moment);
}

const STARTS_DAY =
  /^(?:on|at|in|over|last|this|the|yesterday|today|earlier|just|late|early|tonight|\d|a|an|two|three|four|five|six|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i;

const backwardAlone = (phrase: string, moment: Moment): Temporal.PlainDate | undefined =>
  STARTS_DAY.test(phrase) ? readBackwardDay(phrase, moment) : undefined;

/** `met yesterday at Moro`: somewhere in the middle. */
function dayAmong(told: string, moment: Moment): Temporal.PlainDate | undefined {
  const [, phrase = ''] =
    /\b(yesterday(?: (?:morning|afternoon|evening))?|last night|(?:last|this|on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month|morning)|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|over the weekend|at the weekend)\b/i.exec(
      told,
    ) ?? [];
  if (phrase !== '') return readBackwardDay(phrase, moment);
  const [found] = /\d/.test(told) ? askChrono(told, moment.now, 'backward') : [];
  return found && !isBefore(todayOf(moment), found.day) ? found.day : undefined;
}

function touchOrFuture(said: Said, way: Way, on: Temporal.PlainDate): AnswerReading {
  if (!isBefore(todayOf(said.moment), on)) return touch(said, way, on);
  return unclear(
    `${on.toString()} is still to come. Write when it was, like “met on 4 May”, or “remind 4 May: …” for what you plan.`,
  );
}

const touch = (said: Said, way: Way, on: Temporal.PlainDate): AnswerReading => ({
  kind: 'touch',
  ...way,
  on,
  text: afterMark(said.verbatim).replace(/[,;]$/, ''),
  proposals: proposeFacts(said.verbatim, said.person),
});
