import type { AnswerReading } from '../answer-line.ts';
import { type DayAndRest, findLeadingDay, findTrailingDay } from '../days/find-day.ts';
import { readForwardDay } from '../days/forward-day.ts';
import { isBefore, type Moment, todayOf } from '../days/moment.ts';
import { sayNotToCome } from '../days/say-not-to-come.ts';
import { afterMark, type ReadCommand, unclear } from './said.ts';

const PROMISE =
  /^(?:i |we |i've |i have |have )*(?:promised|promise\s*:|promise to)(?!\s*land\b)\s*[:–—-]?\s*(.*)$/i;
const OWED = /^(?:(?:i )?owe (?:him|her|them)\b)\s*[:–—-]?\s*(.*)$/i;
const REMIND_ME =
  /^(?:remind(?: me)?|reminder|remindme|remind myself|nudge me)\b(?: again)?\s*(?:[:=–—-]\s*)?(.*)$/i;
const NOT_ME = /^(?:her|him|them|s\b|ed\b|you|us|everyone|me of)\b|^(?:me )?(?:a lot )?of\b/i;
const OF_THIS = /^(?:of|about) (?:this|it|that|her|him|them)(?: again)? (?=in|on|next|tomorrow|after|\d|at)/i;
/** `ask about Mia's first week at school on 14 September`: nothing that was asked already. */
const ASK_LATER =
  /^(?:remember to |don't forget to )?((?:ask|follow up)(?: (?:her|him|them|[\p{L}']+))?(?: again)? (?:about|how|whether|if|on|what|where|when)\b.*)$/iu;
const HOW_TO = 'Write it like “remind 12 May: call the printer”.';

/** `promised Anna the deck by Friday`, `remind 12 May: …`, `remind me on Friday to call`. */
export const readPlans: ReadCommand = ({ command, moment }) => {
  const promise = PROMISE.exec(command) ?? OWED.exec(command);
  if (promise) return readPromise(command, afterMark(promise[1] ?? ''), moment);
  const [, question] = ASK_LATER.exec(command) ?? [];
  if (question !== undefined) return readAskLater(question, moment);
  const [whole, told = ''] = REMIND_ME.exec(command) ?? [];
  if (whole === undefined || NOT_ME.test(told.replace(OF_THIS, ''))) return undefined;
  return readReminder(
    told.replace(OF_THIS, ''),
    /^remind(?:er)?\s*[:=]/i.test(command) || /^remind(?:me| me)?\b/i.test(command),
    moment,
  );
};

function readPromise(command: string, told: string, moment: Moment): AnswerReading | undefined {
  if (told === '')
    return /:/.test(command)
      ? unclear('What did you promise? Write it like “promised the deck by Friday”.')
      : undefined;
  const [, marked] =
    /\b(?:by|before|until|till|on)\s+(?!the (?:phone|way)\b)([^,.;]{3,40})/i.exec(told) ?? [];
  const by =
    (marked === undefined ? undefined : readForwardDay(marked, moment)) ?? findTrailingDay(told, moment)?.day;
  return { kind: 'promise', text: told, ...(by && isBefore(todayOf(moment), by) && { by }) };
}

/** Without a day it is a note. */
function readAskLater(question: string, moment: Moment): AnswerReading | undefined {
  const found = trailing(question, moment);
  if (found === undefined || !isBefore(todayOf(moment), found.day)) return undefined;
  return { kind: 'remind', on: found.day, text: found.rest };
}

function readReminder(told: string, isSure: boolean, moment: Moment): AnswerReading | undefined {
  const found = findLeadingDay(told, moment) ?? trailing(told, moment);
  if (found === undefined) return isSure ? unclear(`When should Kith remind you? ${HOW_TO}`) : undefined;
  const { day, rest } = found;
  if (!isBefore(todayOf(moment), day)) return unclear(`${sayNotToCome(day, moment)} ${HOW_TO}`);
  // Without words it is the person who is to come up again.
  return rest === '' ? { kind: 'snooze', until: day } : { kind: 'remind', on: day, text: rest };
}

/** `to call the printer on Friday` → `call the printer`. */
function trailing(told: string, moment: Moment): DayAndRest | undefined {
  const found = findTrailingDay(told, moment);
  return (
    found && {
      day: found.day,
      rest: found.rest.replace(/^(?:to|that|about|me to) /i, '').replace(/[\s,:;–—-]+$/, ''),
    }
  );
}
