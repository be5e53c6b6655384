import { casual, type ParsedResult } from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';

/** chrono reads any length, but no day is told in more. */
const LONGEST_PHRASE = 100;
/** It would take the numbers for month first; which they are, nobody can know. */
const SLASHED = /\d\/\d/;
/** Words that are more often no date. */
const NO_DATES = /^(?:sat|sun|may|march|mar|second|now)$/i;

export interface FoundDay {
  readonly day: Temporal.PlainDate;
  readonly start: number;
  readonly end: number;
}

/** The days that chrono-node finds in a phrase, in the owner's zone. forward: days to come are meant; backward: days gone by. */
export function askChrono(
  phrase: string,
  now: Temporal.ZonedDateTime,
  direction: 'forward' | 'backward',
): readonly FoundDay[] {
  if (SLASHED.test(phrase)) return [];
  const reference = {
    instant: new Date(now.epochMilliseconds),
    timezone: Math.round(now.offsetNanoseconds / 60e9),
  };
  const found = casual.parse(phrase.slice(0, LONGEST_PHRASE), reference, {
    forwardDate: direction === 'forward',
  });
  return found.filter(saysDay).flatMap((result) => {
    const day = dayOf(result);
    return day === undefined ? [] : [{ day, start: result.index, end: result.index + result.text.length }];
  });
}

const saysDay = ({ start, text }: ParsedResult): boolean =>
  (start.isCertain('day') || start.isCertain('weekday')) && !NO_DATES.test(text);

function dayOf({ start }: ParsedResult): Temporal.PlainDate | undefined {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null || year < 1 || year > 9999) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
