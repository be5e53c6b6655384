import type { Temporal } from 'temporal-polyfill';
import { capitalise } from '../../../domain/prose.ts';
import type { AnswerReading } from '../answer-line.ts';
import { readForwardDay } from '../days/forward-day.ts';
import { isBefore, type Moment, todayOf } from '../days/moment.ts';
import { sayNotToCome } from '../days/say-not-to-come.ts';
import { type ReadCommand, unclear } from './said.ts';

/** Typing errors that leave no doubt. */
const SNOOZE =
  /^(?:snooze|snoze|snooz|snoose|snozze|snoooze|snoozed?|sooze|znooze|postpone|defer|skip(?= (?:until|till|til|for \d|for a|\d|to (?:next|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))))\b:?\s*(.*)$/;
const OBJECT = /^(?:him|her|them|it|this|this one|that|please|me)\b,? ?/;
const LATER =
  /^(?:later|l8r|next time|not now|not yet|ask (?:me )?(?:again )?later|remind me later|maybe later|some other time|another time)$/;
/** Kith writes once a day, so the next occasion is tomorrow's. */
const LATER_TODAY =
  /^(?:(?:maybe |a bit )?later today|later on|not today|tomorrow|(?:later )?(?:tonight|this (?:afternoon|evening))|(?:in )?(?:an hour|a (?:few|couple of) hours|\d{1,2} (?:hours?|hrs?|h))|(?:the )?end of (?:the )?day|eod)$/;
const TO_DAY = /^(?:for|until|till|til|to|in|by)\b ?/;
/** `push it to June`, `put her off for a month`: counts where a day to come is all that follows. */
const POSTPONE =
  /^(?:push|move|bump|shift|delay|reschedule|put|hold|wait|leave|give)(?:(?: (?:him|her|them|it|this|that|back|out|off|to|until|till|for|by))+|(?= (?:\d|a |an |two |three )))\s+(.+)$/;
/** Months that are somebody's name as well. */
const FOR_SOMEBODY = /^(?:wait for|leave (?:it|this|that) (?:to|for|with)) (april|may|june|august)$/;
const NOT_THIS_WEEK = /^(?:not|skip) (?:this|for this) week$/;
const ASK_AGAIN =
  /^(?:ask(?: me)?(?: again)?|remind me(?: again)?|try(?: me)?(?: again)?|come back|bring (?:him|her|them|it|this)? ?back|(?:not|nothing) (?:until|till|before)|again|later,?|back)\s+(.+)$/;
const BARE_SPAN = /^(?:in )?\d{1,3} ?(?:d|w|wks?|m|mo|days?|weeks?|months?)$/;
const BARE_DAY = /^(?:until|till|after|in|next|a fortnight)\b.*$/;
const SEEMS_DAY =
  /^(?:until|till|til|untill|for|to|in|after|by|on|next|\d|a |an |one |two |three |the |mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|yesterday|today|tomorrow|last|over|end)/;
const HOW_TO = 'Write it like “snooze 2w”, “snooze until 12 May” or “snooze until after Easter”.';
const REASON =
  /,(?! \d{4})\s*| because (?!of)| (?=because of)| as (?=(?:she|he|they|i|it)\b)|\s+-+\s+|\s?[–—;]\s?| \(|: /;
const LONGEST_YEARS = 10;

/** `snooze` (a week), `snooze 2 weeks`, `snooze her until after Easter`, `not now`, `ask me again in spring`, `2w`. */
export const readSnooze: ReadCommand = ({ word, moment }) => {
  const week = todayOf(moment).add({ weeks: 1 });
  if (LATER_TODAY.test(word)) return { kind: 'snooze', until: todayOf(moment).add({ days: 1 }) };
  if (LATER.test(word)) return { kind: 'snooze', until: week };
  if (NOT_THIS_WEEK.test(word)) return snoozeUntil('next week', moment);
  const [, said] = SNOOZE.exec(word) ?? [];
  if (said !== undefined) return readAsked(said.replace(OBJECT, ''), moment, week);
  const [, month] = FOR_SOMEBODY.exec(word) ?? [];
  if (month !== undefined)
    return unclear(`Is that the month? Then write “snooze until ${capitalise(month)}”.`);
  const [, pushed] = POSTPONE.exec(word) ?? [];
  const read = pushed === undefined ? undefined : snoozeUntil(pushed, moment);
  if (read?.kind === 'snooze') return read;
  const [, again] = ASK_AGAIN.exec(word) ?? [];
  if (again !== undefined) return snoozeUntil(again, moment);
  return BARE_SPAN.test(word) || (BARE_DAY.test(word) && word.length < 40)
    ? snoozeUntil(word, moment)
    : undefined;
};

function readAsked(said: string, moment: Moment, week: Temporal.PlainDate): AnswerReading | undefined {
  if (said === '') return { kind: 'snooze', until: week };
  const read = snoozeUntil(said, moment);
  if (read !== undefined) return read;
  return SEEMS_DAY.test(said)
    ? unclear(`Until when is not clear from “${said.slice(0, 60)}”. ${HOW_TO}`)
    : undefined;
}

function snoozeUntil(phrase: string, moment: Moment): AnswerReading | undefined {
  const { when, because } = splitReason(phrase);
  const until = LATER_TODAY.test(when.replace(TO_DAY, ''))
    ? todayOf(moment).add({ days: 1 })
    : readForwardDay(when, moment);
  if (until === undefined) return undefined;
  const today = todayOf(moment);
  if (!isBefore(today, until)) return unclear(`${sayNotToCome(until, moment)} ${HOW_TO}`);
  if (isBefore(today.add({ years: LONGEST_YEARS }), until))
    return unclear(
      `That is more than ${LONGEST_YEARS} years away. To hear no more of somebody, write “do not contact”.`,
    );
  return { kind: 'snooze', until, ...(because !== '' && { because }) };
}

/** `2w, she is away` → `2w` and `she is away`. */
function splitReason(phrase: string): { readonly when: string; readonly because: string } {
  const { index, 0: mark } = REASON.exec(phrase) ?? { index: phrase.length, 0: '' };
  const because = phrase.slice(index + mark.length).replace(/\)$/, '');
  return { when: phrase.slice(0, index), because: because.trim() };
}
