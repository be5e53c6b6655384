import type { Temporal } from 'temporal-polyfill';
import { greetingName } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerPerson, FollowUp } from '../answer-line.ts';
import { readForwardDay } from '../days/forward-day.ts';
import { isBefore, type Moment, todayOf } from '../days/moment.ts';
import { MONTH } from '../days/weekdays.ts';
import { WRITTEN_DAY } from './fact-in-prose.ts';

const LONGEST_SENTENCE = 300;
const MOST_FOUND = 3;
const DAY_NAME = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const WHEN = `((?i:${WRITTEN_DAY}|tomorrow|(?:next |this |coming )?${DAY_NAME}(?: week)?|(?:next|this) (?:weekend|week|month)\\b|in (?:early |late |mid[ -])?(?:${MONTH})\\b(?: \\d{4})?|in (?:a|\\d{1,2}|two|three|four|five|six) (?:days?|weeks?|months?)\\b))`;
/** No long way from the event to its day, and no other sentence between. */
const GAP = '(?: [^\\s.,;:!?()]+){0,4}?,? ';

const SCHOOL = 'school|nursery|kindergarten|preschool|secondary school|high school|university|uni|college';
const START = new RegExp(
  `(?<![\\p{L}'])(she|he|they|\\p{L}+)(?:'s|'ll| is| are| will)? (?:start(?:s|ing)?|begin(?:s|ning)?|go(?:es|ing)? to) (?:at )?(?:(${SCHOOL})|(?:(?:her|his|their|a|the) )?(new job))${GAP}${WHEN}`,
  'iu',
);
const TRIP = new RegExp(
  `(?<![\\p{L}'])(?:trip|holiday|journey|flight|honeymoon|expedition|pilgrimage|move|moves|moving) to (\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)${GAP}${WHEN}`,
  'u',
);
const HEALTH = 'surgery|operation|scan|check-?up|birth|due date';
const EVENT =
  'interview|exams?|audition|launch|opening|premiere|première|wedding|graduation|recital|concert|performance|exhibition|talk|keynote|lecture|presentation|defence|defense|viva|hearing|marathon|half marathon|race|tournament|match|test|competition|regatta|house move|move|book fair|trade fair|election|reunion';
const HAPPENING = new RegExp(
  `(?<![\\p{L}'])(?:(my|our|\\p{Lu}\\p{L}+'s) )?(?:([\\p{Ll}-]+) )?(?:((?i:${HEALTH}))|((?i:${EVENT})))(?![\\p{L}])${GAP}${WHEN}`,
  'u',
);
/** It is over, may never be, or is the owner's own. */
const NOT_TO_COME =
  /\b(?:last|ago|was|were|went|had been|no longer|not|won't|isn't|if|might|maybe|perhaps|my|our|i|we)\b/iu;
const CALLED_OFF = /\b(?:cancel\p{L}*|postpon\p{L}*|called off|fell through|without me)\b/iu;
const NO_DETAIL = new Set(
  'a an the her his their has have having is are for with of to big and next first before after about on in at this that its gets got takes does plays attends does more some final'.split(
    ' ',
  ),
);

/** What comes to pass, how to ask about it, and so many days later. */
interface Event {
  readonly text: string;
  readonly when: string;
  readonly afterDays: number;
}

/**
 * Questions to ask once something has come about of which a text tells: `Mia starts school on 7 September` → `ask how Mia’s first
 * week at school was`, a week later. They are proposed, and planned on the owner's word alone. A month means its end.
 */
export function findFollowUps(
  prose: string,
  person: AnswerPerson | undefined,
  moment: Moment,
): readonly FollowUp[] {
  const plain = prose.replace(/[’‘]/g, "'").replace(/[^\S\n]+/g, ' ');
  const found = plain
    .split(/(?<=[.!?;])\s+|\n/)
    .filter((sentence) => sentence.length <= LONGEST_SENTENCE)
    .flatMap((sentence) => eventIn(sentence, person) ?? [])
    .flatMap((event) => followUpOf(event, moment) ?? []);
  return [...new Map(found.map((each) => [each.text, each])).values()].slice(0, MOST_FOUND);
}

function eventIn(sentence: string, person: AnswerPerson | undefined): Event | undefined {
  const match = START.exec(sentence) ?? TRIP.exec(sentence) ?? HAPPENING.exec(sentence);
  if (match === null || CALLED_OFF.test(sentence)) return undefined;
  if (NOT_TO_COME.test(sentence.slice(0, match.index + match[0].length))) return undefined;
  return startIn(sentence, person) ?? tripIn(sentence) ?? happeningIn(sentence);
}

function startIn(sentence: string, person: AnswerPerson | undefined): Event | undefined {
  const [, who = '', school, , when] = START.exec(sentence) ?? [];
  if (when === undefined) return undefined;
  const what = school === undefined ? 'in the new job' : `at ${school.toLowerCase()}`;
  return { text: `ask how ${whoseOf(who, person)} first week ${what} was`, when, afterDays: 7 };
}

/** `Mia’s`; of `she` the contact's own; of `her son` nobody's by name. */
function whoseOf(who: string, person: AnswerPerson | undefined): string {
  if (/^\p{Lu}/u.test(who) && !/^(?:She|He|They)$/.test(who)) return `${who}’s`;
  const isContact = /^(?:she|he|they)$/i.test(who) && person !== undefined && person.name !== '';
  return isContact ? `${greetingName(person.name) ?? person.name}’s` : 'the';
}

function tripIn(sentence: string): Event | undefined {
  const [whole = '', place, when] = TRIP.exec(sentence) ?? [];
  if (when === undefined) return undefined;
  const [kind = ''] = whole.split(' ');
  return { text: `ask about the ${/^mov/.test(kind) ? 'move' : kind} to ${place}`, when, afterDays: 10 };
}

function happeningIn(sentence: string): Event | undefined {
  const [, whose, detail = '', health, event = '', when] = HAPPENING.exec(sentence) ?? [];
  if (when === undefined) return undefined;
  const what = [NO_DETAIL.has(detail) ? '' : detail, health ?? event].filter(Boolean).join(' ');
  const owner = whose === undefined ? 'the' : whose.replace("'", '’');
  return { text: `ask how ${owner} ${what} went`, when, afterDays: health === undefined ? 1 : 2 };
}

function followUpOf({ text, when, afterDays }: Event, moment: Moment): FollowUp | undefined {
  const day = readForwardDay(when, moment);
  if (day === undefined || !isBefore(todayOf(moment), day)) return undefined;
  return { text, on: afterIt(day, when, afterDays) };
}

/** What is told by its month, or by its week, is over with that; a weekend on Monday. */
function afterIt(day: Temporal.PlainDate, when: string, afterDays: number): Temporal.PlainDate {
  if (isMonth(when)) return day.with({ day: 1 }).add({ months: 1 });
  if (/weekend$/.test(when)) return day.add({ days: 2 });
  return day.add({ days: /week$/.test(when) ? Math.max(afterDays, 7) : afterDays });
}

const isMonth = (when: string): boolean =>
  when === 'next month' ||
  when === 'this month' ||
  new RegExp(`^in (?:early |late |mid[ -])?(?:${MONTH})`, 'i').test(when);
