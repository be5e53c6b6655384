import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readBackwardDay } from '../../../../functions/nudges/answer/domain/days/backward-day.ts';
import { easterSunday } from '../../../../functions/nudges/answer/domain/days/easter.ts';
import { readForwardDay } from '../../../../functions/nudges/answer/domain/days/forward-day.ts';
import { NOW } from './say-line.ts';

const at = (moment: string) => ({ now: Temporal.ZonedDateTime.from(moment) });
const ahead = (phrase: string, moment = { now: NOW }) => readForwardDay(phrase, moment)?.toString();
const back = (phrase: string, moment = { now: NOW }) => readBackwardDay(phrase, moment)?.toString();

it.each([
  [1818, '03-22'],
  [1943, '04-25'],
  [1954, '04-18'],
  [1981, '04-19'],
  [2000, '04-23'],
  [2008, '03-23'],
  [2019, '04-21'],
  [2024, '03-31'],
  [2027, '03-28'],
  [2038, '04-25'],
  [2049, '04-18'],
  [2076, '04-19'],
])('Easter of %i is %s', (year, day) => {
  expect(easterSunday(year).toString()).toBe(`${year}-${day}`);
});

describe('days ahead', () => {
  it('a weekday is never today, and `next` is the one of next week', () => {
    const tuesday = { now: NOW };
    expect(ahead('Tuesday', tuesday)).toBe('2026-12-01');
    expect(ahead('Friday', tuesday)).toBe('2026-11-27');
    expect(ahead('next Friday', tuesday)).toBe('2026-12-04');
    expect(ahead('Sunday', at('2026-11-22T08:00[Europe/London]'))).toBe('2026-11-29');
  });

  it('1m is a month, at the end of a short one its last day', () => {
    expect(ahead('1m', at('2027-01-31T23:59[Europe/London]'))).toBe('2027-02-28');
  });

  it('Easter that is over is the one of next year, and after Easter begins behind its Monday', () => {
    expect(ahead('after Easter', at('2026-04-05T08:00[Europe/London]'))).toBe('2026-04-07');
    expect(ahead('after Easter', at('2026-04-07T08:00[Europe/London]'))).toBe('2027-03-30');
    expect(ahead('Easter', at('2026-04-05T08:00[Europe/London]'))).toBe('2027-03-28');
  });

  it('the holidays are those of the summer in summer, and else those at the turn of the year', () => {
    expect(ahead('after the holidays', at('2026-07-20T08:00[Europe/London]'))).toBe('2026-09-01');
    expect(ahead('after the holidays', at('2026-12-28T08:00[Europe/London]'))).toBe('2027-01-02');
    expect(ahead('after Christmas', at('2026-12-26T08:00[Europe/London]'))).toBe('2026-12-27');
  });

  it('29 February comes on the day that the owner chose for common years', () => {
    expect(readForwardDay('29 February', { now: NOW, leapDayRule: '1-march' })?.toString()).toBe(
      '2027-03-01',
    );
    expect(readForwardDay('29 February', { now: NOW, leapDayRule: '28-february' })?.toString()).toBe(
      '2027-02-28',
    );
  });

  it.each(['4/5', '31 February', 'the 32nd', 'the cows come home', '', 'soon', 'Spain', '25:00', 'whenever'])(
    '“%s” is no day',
    (phrase) => {
      expect(ahead(phrase)).toBeUndefined();
    },
  );
});

describe('days gone by', () => {
  it('a weekday is never today: on a Tuesday morning, Tuesday is a week ago', () => {
    expect(back('Tuesday')).toBe('2026-11-17');
    expect(back('Monday')).toBe('2026-11-23');
  });

  it('a date without its year is the last one, today included', () => {
    expect(back('24 November')).toBe('2026-11-24');
    expect(back('25 November')).toBe('2025-11-25');
    expect(back('the 31st')).toBe('2026-10-31');
  });

  it('a day to come is none', () => {
    expect(back('tomorrow')).toBeUndefined();
    expect(back('next Friday')).toBeUndefined();
  });
});

it('today is the owner’s, whatever day it is in Greenwich', () => {
  for (const moment of [
    '2026-11-24T00:30[Pacific/Auckland]',
    '2026-11-24T23:30[America/Los_Angeles]',
    '2026-11-24T12:00[Asia/Kathmandu]',
  ]) {
    expect(ahead('tomorrow at 5pm', at(moment))).toBe('2026-11-25');
    expect(ahead('1d', at(moment))).toBe('2026-11-25');
    expect(back('yesterday at noon', at(moment))).toBe('2026-11-23');
  }
});

it('the days on which clocks change are days like others', () => {
  expect(ahead('tomorrow', at('2026-03-28T23:30[Europe/London]'))).toBe('2026-03-29');
  expect(ahead('tomorrow at 1.30am', at('2026-03-28T23:30[Europe/London]'))).toBe('2026-03-29');
  expect(back('yesterday', at('2026-10-26T00:10[Europe/London]'))).toBe('2026-10-25');
});
