import { describe, expect, test } from 'vitest';
import { readScheduleExpression } from '../../../infra/local/clock/schedule-expression.ts';

const next = (expression: string, after: string): string | undefined => {
  const moment = readScheduleExpression(expression)(Date.parse(after));
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe('reading an EventBridge schedule', () => {
  test.each([
    ['rate(15 minutes)', '2026-08-24T06:30:00.000Z', '2026-08-24T06:45:00.000Z'],
    ['rate(1 hour)', '2026-08-24T06:30:00.000Z', '2026-08-24T07:00:00.000Z'],
    ['rate(1 day)', '2026-08-24T06:30:00.000Z', '2026-08-25T00:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-08-24T06:30:00.000Z', '2026-08-24T06:45:00.000Z'],
    ['cron(0 8 ? * 2 *)', '2026-08-24T09:00:00.000Z', '2026-08-31T08:00:00.000Z'], // 2 is Monday for AWS
    ['cron(0 8 ? * MON-FRI *)', '2026-08-28T09:00:00.000Z', '2026-08-31T08:00:00.000Z'],
    ['cron(0 10 1 * ? 2027)', '2026-08-24T00:00:00.000Z', '2027-01-01T10:00:00.000Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  test.each([
    ['2026-08-24T05:55:00.123Z', '2027-02-20T05:55:00.123Z'],
    ['2027-02-20T05:55:00.123Z', '2027-08-19T05:55:00.123Z'],
  ])(
    'a rate that is counted from a moment comes a whole period after it: after %s is %s',
    (after, expected) => {
      const countedFrom = Date.parse('2026-08-24T05:55:00.123Z');
      const moment = readScheduleExpression('rate(180 days)', countedFrom)(Date.parse(after));
      expect(moment).toBe(Date.parse(expected));
    },
  );

  test('a schedule whose years are over never runs again', () => {
    expect(next('cron(0 10 1 * ? 2025)', '2026-08-24T00:00:00.000Z')).toBeUndefined();
  });

  test.each(['rate(15)', 'at(2026-08-24T06:30:00)', 'cron(* * *)', 'cron(x x x x x x)'])(
    'refuses %s',
    (text) => {
      expect(() => readScheduleExpression(text)).toThrow(text);
    },
  );
});
