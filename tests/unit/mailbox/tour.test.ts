import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { nextMoment } from '../../../infra/local/mailbox/read-clock-move.ts';
import { findReplyStep, findTourStep, linkToStep, TOUR_LENGTH } from '../../../infra/local/mailbox/tour.ts';

const numbers = Array.from({ length: TOUR_LENGTH }, (_, index) => index + 1);

test('every step says in a line or two what to look at', () => {
  for (const number of numbers) expect(findTourStep(number)?.step.text.length).toBeLessThan(180);
  expect(findTourStep(TOUR_LENGTH + 1)).toBeUndefined();
  expect(findTourStep(undefined)).toBeUndefined();
});

test('a step about somebody’s mail opens the newest mail to them, any other leaves open what is', () => {
  const [first = 0] = numbers.filter((number) => findTourStep(number)?.step.mailTo !== undefined);
  const address = { to: 'a@b.example', mail: '7' };
  expect(linkToStep(1, address)).toBe('/?to=a%40b.example&mail=7&tour=1');
  expect(linkToStep(first, { ...address, said: 'sent' })).toBe(
    `/?to=nora%40lindqvist.example&tour=${first}&said=sent`,
  );
});

test('“write back” in a mail leads to the step about writing, not past the chapter’s end', () => {
  const writing = numbers.filter((number) => findTourStep(number)?.step.prefill !== undefined);
  expect(findReplyStep(1)).toBe(writing[0]);
  expect(findReplyStep(writing[0])).toBe(writing[0]);
  expect(findReplyStep(TOUR_LENGTH)).toBe(TOUR_LENGTH);
  expect(findReplyStep(undefined)).toBeUndefined();
});

test.each([
  ['2026-08-25T07:30', '2026-08-25T09:00+01:00[Europe/London]'],
  ['2026-08-25T09:00', '2026-09-01T09:00+01:00[Europe/London]'],
  ['2026-10-20T09:30', '2026-10-27T09:00+00:00[Europe/London]'], // The clocks go back between.
])('after %s the next Tuesday at nine is %s', (now, expected) => {
  const local = Temporal.PlainDateTime.from(now).toZonedDateTime('Europe/London');
  const moment = nextMoment(local.toInstant(), 'Europe/London', { weekday: 2, hour: 9 });
  expect(moment.epochMilliseconds).toBe(Temporal.ZonedDateTime.from(expected).epochMilliseconds);
});

test('a moment that must be a day off is not that of this morning', () => {
  const local = Temporal.PlainDateTime.from('2026-08-25T07:30').toZonedDateTime('Europe/London');
  const moment = nextMoment(local.toInstant(), 'Europe/London', { weekday: 2, hour: 9, daysAhead: 1 });
  const expected = Temporal.PlainDateTime.from('2026-09-01T09:00').toZonedDateTime('Europe/London');
  expect(moment.epochMilliseconds).toBe(expected.epochMilliseconds);
});
