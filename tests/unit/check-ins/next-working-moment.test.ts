import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  jittered,
  type LetterToTime,
  nextWorkingMoment,
} from '../../../functions/check-ins/domain/next-working-moment.ts';
import { deriveDraftId } from '../../../functions/shared/ids.ts';

const at = (text: string) => Temporal.Instant.from(text);
const letter = (changes: Partial<LetterToTime> = {}): LetterToTime => ({
  contact: { timeZone: 'Europe/Madrid' },
  owner: { timeZone: 'America/New_York' },
  draftId: deriveDraftId('a letter'),
  ...changes,
});
const localOf = (moment: Temporal.Instant, timeZone: string) => moment.toZonedDateTimeISO(timeZone);
const minutesAfterNine = (moment: Temporal.Instant, timeZone: string) => {
  const { hour, minute } = localOf(moment, timeZone);
  return (hour - 9) * 60 + minute;
};

const zones = fc.constantFrom(
  ...['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Pacific/Chatham'],
  ...['Australia/Lord_Howe', 'America/St_Johns', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Santiago'],
);
/** From before Samoa left a day out, through many changes of the clocks. */
const moments = fc
  .integer({ min: Date.parse('2011-01-01T00:00:00Z'), max: Date.parse('2038-01-01T00:00:00Z') })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
const letters = fc
  .record({ zone: fc.option(zones, { nil: undefined }), ownerZone: zones, seed: fc.string() })
  .map(({ zone, ownerZone, seed }) =>
    letter({
      contact: { timeZone: zone },
      owner: { timeZone: ownerZone },
      draftId: deriveDraftId(seed),
    }),
  );
const zoneOf = ({ contact, owner }: LetterToTime) => contact.timeZone ?? owner.timeZone;

describe('the moment at which a letter goes out', () => {
  test.each([
    ['now, on a working day', '2026-08-24T12:00:00Z', '2026-08-24T12:00:00Z'],
    ['now, at nine sharp where they are', '2026-08-24T07:00:00Z', '2026-08-24T07:00:00Z'],
  ])('is %s', (_, now, expected) => {
    expect(nextWorkingMoment(letter(), at(now)).toString()).toBe(expected);
  });

  test.each([
    ['the same morning, before nine', '2026-08-24T05:00:00Z', '2026-08-24'],
    ['the next morning, from five in the afternoon on', '2026-08-24T15:00:00Z', '2026-08-25'],
    ['Monday, from Friday evening on', '2026-08-28T20:00:00Z', '2026-08-31'],
    ['Monday, on a Sunday that is Monday already where nobody is', '2026-08-30T12:00:00Z', '2026-08-31'],
    ['the morning after the clocks change', '2026-10-25T12:00:00Z', '2026-10-26'],
  ])('is %s', (_, now, day) => {
    const moment = nextWorkingMoment(letter(), at(now));
    expect(localOf(moment, 'Europe/Madrid').toPlainDate().toString()).toBe(day);
    expect(minutesAfterNine(moment, 'Europe/Madrid')).toBeGreaterThanOrEqual(0);
    expect(minutesAfterNine(moment, 'Europe/Madrid')).toBeLessThanOrEqual(40);
  });

  test('is the owner’s working day where nobody knows where the contact lives', () => {
    const nowhere = letter({ contact: {} });
    expect(nextWorkingMoment(nowhere, at('2026-08-24T14:00:00Z'))).toEqual(at('2026-08-24T14:00:00Z'));
    const moment = nextWorkingMoment(nowhere, at('2026-08-24T08:00:00Z'));
    expect(localOf(moment, 'America/New_York').hour).toBe(9);
  });

  test('passes over days off that somebody names', () => {
    const holiday = letter({
      isDayOff: (day) => day.dayOfWeek > 5 || day.toString() === '2026-08-31',
    });
    const moment = nextWorkingMoment(holiday, at('2026-08-28T20:00:00Z'));
    expect(localOf(moment, 'Europe/Madrid').toPlainDate().toString()).toBe('2026-09-01');
  });

  test('does not outlast the words: a wish for Sunday goes out on Saturday by day, or at once', () => {
    const saturdayMorning = at('2026-08-29T06:00:00Z');
    const forSunday = letter({ trueUntil: at('2026-08-30T22:00:00Z') });
    expect(localOf(nextWorkingMoment(forSunday, saturdayMorning), 'Europe/Madrid')).toMatchObject({
      day: 29,
      hour: 9,
    });
    const sundayEvening = at('2026-08-30T20:00:00Z');
    expect(nextWorkingMoment(forSunday, sundayEvening)).toEqual(sundayEvening);
  });

  test('is never in the past, always in working hours there, soon after nine where it waits, and the same when asked again', () => {
    fc.assert(
      fc.property(letters, moments, (each, now) => {
        const moment = nextWorkingMoment(each, now);
        const local = localOf(moment, zoneOf(each));
        expect(Temporal.Instant.compare(moment, now)).toBeGreaterThanOrEqual(0);
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        expect(local.hour).toBeGreaterThanOrEqual(9);
        expect(local.hour).toBeLessThan(17);
        if (!moment.equals(now)) expect(minutesAfterNine(moment, zoneOf(each))).toBeLessThanOrEqual(40);
        expect(nextWorkingMoment(each, now)).toEqual(moment);
        expect(nextWorkingMoment(each, moment)).toEqual(moment);
      }),
    );
  });

  test('is no more than a weekend and a day away', () => {
    fc.assert(
      fc.property(letters, moments, (each, now) => {
        // Samoa left out a Friday once; elsewhere a Friday evening is the longest wait.
        expect(nextWorkingMoment(each, now).since(now).total('hours')).toBeLessThan(24 * 4);
      }),
    );
  });

  test('is spread over the first forty minutes among letters of one morning', () => {
    const minutes = Array.from({ length: 4_000 }, (_, index) => {
      const moment = nextWorkingMoment(
        letter({ draftId: deriveDraftId(`letter ${index}`) }),
        at('2026-08-24T05:00:00Z'),
      );
      return minutesAfterNine(moment, 'Europe/Madrid');
    });
    const counts = Map.groupBy(minutes, (minute) => minute);
    expect(counts.size).toBeGreaterThanOrEqual(40);
    expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBeLessThan(200);
  });
});

test('some minutes between letters: one at least, 41 at most, the same for each draft, and not for all', () => {
  const now = Temporal.Instant.from('2026-08-24T09:00:00Z');
  const minutes = Array.from({ length: 200 }, (_, index) => {
    const draftId = deriveDraftId(`letter ${index}`);
    expect(jittered(draftId, now)).toEqual(jittered(draftId, now));
    return jittered(draftId, now).since(now).total('minutes');
  });
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...minutes)).toBeLessThanOrEqual(41);
  expect(new Set(minutes.map(Math.floor)).size).toBeGreaterThan(20);
});
