import { Cron } from 'croner';
import { UnsupportedTemplateError } from '../local-errors.ts';

/** The first moment of a schedule after the given one, both in epoch milliseconds; undefined when it never runs again. */
export type NextRun = (afterEpochMilliseconds: number) => number | undefined;

const MILLISECONDS_PER = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads an EventBridge expression: `rate(15 minutes)` or `cron(min hour day-of-month month day-of-week year)`, in UTC.
 * EventBridge counts a rate from the rule's creation; here it falls on round times, so that a run can be repeated, unless
 * `countedFrom` (epoch milliseconds) says when the count began.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function readScheduleExpression(expression: string, countedFrom = 0): NextRun {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate?.[1] && rate[2]) return everyPeriod(Number(rate[1]) * periodOf(rate[2]), countedFrom);
  const cron = /^cron\((\S+ \S+ \S+ \S+ \S+) (\S+)\)$/.exec(expression);
  if (cron?.[1] && cron[2]) return byCron(`0 ${cron[1]} ${cron[2]}`, expression);
  throw new UnsupportedTemplateError(`The schedule ${expression} is neither rate(…) nor cron(…).`);
}

function periodOf(unit: string): number {
  if (unit === 'day') return MILLISECONDS_PER.day;
  return unit === 'hour' ? MILLISECONDS_PER.hour : MILLISECONDS_PER.minute;
}

function everyPeriod(periodMilliseconds: number, countedFrom: number): NextRun {
  return (after) =>
    countedFrom + (Math.floor((after - countedFrom) / periodMilliseconds) + 1) * periodMilliseconds;
}

/** The run after a moment is the run after every later moment before it: asked at each tick, it is looked for once a run. */
function remembered(findNext: NextRun): NextRun {
  let from = Number.POSITIVE_INFINITY;
  let next: number | undefined;
  return (after) => {
    if (after >= from && (next === undefined || after < next)) return next;
    next = findNext(after);
    from = after;
    return next;
  };
}

/** Croner's Quartz mode counts weekdays as AWS does (1 = Sunday); its `?` means "now", AWS's means "any". */
function byCron(pattern: string, expression: string): NextRun {
  try {
    const job = new Cron(pattern.replaceAll('?', '*'), {
      paused: true,
      timezone: 'UTC',
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true, // `0/15`, which AWS allows
    });
    return remembered((after) => job.nextRun(new Date(after))?.getTime());
  } catch (error) {
    throw new UnsupportedTemplateError(`The schedule ${expression} cannot be read.`, { cause: error });
  }
}
