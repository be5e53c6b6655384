import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import type { lovedOneSchema } from '../../../functions/circle/domain/loved-one.ts';
import { birthday, type LeadDays, type Occasion } from '../../../functions/circle/domain/occasion.ts';
import { occasionAlerts } from '../../../functions/circle/domain/occasion-alerts.ts';
import { memoriesAhead, occasionsAhead } from '../../../functions/circle/domain/occasions-ahead.ts';
import {
  type LeapDayRule,
  nextOccurrence,
  partialDateSchema,
} from '../../../functions/circle/domain/partial-date.ts';
import { sayOccasion } from '../../../functions/circle/domain/say-occasion.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyDate } from './moments.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a date that comes round', () => {
  test.each([
    [{ month: 8, day: 24 }, '2026-08-24', '2026-08-24'],
    [{ month: 8, day: 23 }, '2026-08-24', '2027-08-23'],
    [{ month: 1, day: 1, year: 1980 }, '2026-12-31', '2027-01-01'],
    [{ month: 5, day: 4, year: 2030 }, '2026-08-24', '2030-05-04'],
    [{ month: 2, day: 29 }, '2027-02-28', '2027-02-28'],
    [{ month: 2, day: 29 }, '2027-03-01', '2028-02-29'],
  ])('%j, from %s, is %s', (date, from, expected) => {
    expect(nextOccurrence(date, day(from)).toString()).toBe(expected);
  });

  test('puts 29 February on 1 March where the owner wants it so, and back in a leap year', () => {
    const leapDay = { month: 2, day: 29, year: 2000 };
    expect(nextOccurrence(leapDay, day('2027-02-28'), '1-march').toString()).toBe('2027-03-01');
    expect(nextOccurrence(leapDay, day('2027-03-02'), '1-march').toString()).toBe('2028-02-29');
  });

  test('comes within a year and a day, never in the past, and on its own day but for 29 February', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (born, from) => {
        const date = { month: born.month, day: born.day };
        const next = nextOccurrence(date, from);
        const ahead = from.until(next).days;
        expect(ahead).toBeGreaterThanOrEqual(0);
        expect(ahead).toBeLessThanOrEqual(366);
        expect(next.month).toBe(born.month);
        if (!(born.month === 2 && born.day === 29)) expect(next.day).toBe(born.day);
      }),
    );
  });

  test.each([
    { month: 2, day: 30 },
    { month: 4, day: 31 },
    { month: 0, day: 1 },
    { month: 13, day: 1 },
    { month: 2, day: 29, year: 2027 },
    { month: Number.NaN, day: 4 },
    { month: 1.5, day: 4 },
  ])('is never %j', (date) => {
    expect(partialDateSchema.safeParse(date).success).toBe(false);
  });
});

const ruth = buildContact({
  occasions: [birthday({ month: 9, day: 1, year: 1960 })],
  lovedOnes: [
    { name: 'Sam', relation: 'husband', occasions: [birthday({ month: 8, day: 27 })] },
    { name: 'Leo', relation: 'son', occasions: [birthday({ month: 8, day: 24, year: 2022 })] },
    { name: 'Rex', relation: 'dog' },
  ],
});
const today = day('2026-08-24');
const said = (contact: Contact, days = 30) =>
  occasionsAhead(contact, today, days).map((occasion) => sayOccasion(occasion, 'Ruth', today));
const remembered = (contact: Contact, days = 30) =>
  memoriesAhead(contact, today, days).map((occasion) => sayOccasion(occasion, 'Ruth', today));
const since = '2026-08-01T12:00:00.000Z';

describe('occasions ahead', () => {
  test('come soonest first, from today to the last day asked for, each with its person and years', () => {
    const leo = occasionsAhead(ruth, today, 0).map(({ date, ...rest }) => ({
      ...rest,
      date: date.toString(),
    }));
    expect(leo).toEqual([
      {
        kind: 'birthday',
        person: { name: 'Leo', relation: 'son' },
        date: '2026-08-24',
        daysAhead: 0,
        turning: 4,
        isMilestone: false,
        isMemory: false,
      },
    ]);
    expect(said(ruth, 8)).toEqual([
      'Ruth’s son Leo has a birthday today, turning 4.',
      'Ruth’s husband Sam has a birthday on Thursday.',
      'Ruth has a birthday on 1 September, turning 66.',
    ]);
    expect(said(ruth, 7)).toHaveLength(2);
  });

  test('are nobody’s who is hidden or in memory', () => {
    expect(said({ ...ruth, hidden: { since: toIsoInstant(Temporal.Instant.from(since)) } })).toEqual([]);
    const [sam, leo] = ruth.lovedOnes;
    const changed = buildContact({
      lovedOnes: [
        { ...sam, name: 'Sam', relation: 'husband', hidden: { since } },
        { ...leo, name: 'Leo', relation: 'son', inMemory: { since, remembersAnniversaries: true } },
      ],
    });
    expect(said(changed)).toEqual([]);
  });

  test('that come once are there before, on their day, and never again', () => {
    const graduation = (date: string) => {
      const { year, month, day } = Temporal.PlainDate.from(date);
      return buildContact({
        occasions: [{ kind: 'other', title: 'graduation', date: { year, month, day }, repeats: 'once' }],
      });
    };
    expect(said(graduation('2026-08-27'))).toEqual(['Ruth’s graduation is on Thursday.']);
    expect(said(graduation('2026-08-24'))).toEqual(['Ruth’s graduation is today.']);
    expect(said(graduation('2026-08-23'), 800)).toEqual([]);
    expect(said(graduation('2025-08-24'), 800)).toEqual([]);
  });

  test('of the year that is to come are not before it, and have no age yet', () => {
    const wedding = buildContact({
      occasions: [{ kind: 'anniversary', date: { month: 8, day: 27, year: 2027 } }],
    });
    expect(said(wedding, 367)).toEqual([]);
    expect(said(wedding, 368)).toEqual(['Ruth’s anniversary is on 27 August 2027.']);
  });

  test.each<[Occasion['kind'], number, string]>([
    ['birthday', 2025, 'Ruth has a birthday tomorrow, turning 1: a big one.'],
    ['birthday', 2008, 'Ruth has a birthday tomorrow, turning 18: a big one.'],
    ['birthday', 2005, 'Ruth has a birthday tomorrow, turning 21: a big one.'],
    ['birthday', 2001, 'Ruth has a birthday tomorrow, turning 25.'],
    ['birthday', 1976, 'Ruth has a birthday tomorrow, turning 50: a big one.'],
    ['anniversary', 2025, 'Ruth’s anniversary is tomorrow, a year on: a big one.'],
    ['anniversary', 2021, 'Ruth’s anniversary is tomorrow, 5 years on: a big one.'],
    ['anniversary', 2014, 'Ruth’s anniversary is tomorrow, 12 years on.'],
    ['other', 2001, 'Ruth’s day is tomorrow, 25 years on: a big one.'],
    ['memorial', 2025, 'Ruth has a day of remembrance tomorrow, a year on.'],
    ['memorial', 2016, 'Ruth has a day of remembrance tomorrow, 10 years on.'],
  ])('are big ones in the years that count, a %s since %i', (kind, year, sentence) => {
    expect(said(buildContact({ occasions: [{ kind, date: { month: 8, day: 25, year } }] }))).toEqual([
      sentence,
    ]);
  });

  test('of remembrance say of whom', () => {
    const occasions = [{ kind: 'memorial', title: 'her mother', date: { month: 8, day: 25 } } as const];
    expect(said(buildContact({ occasions }))).toEqual([
      'Ruth has a day of remembrance tomorrow: her mother.',
    ]);
  });
});

describe('days of somebody in memory', () => {
  const tom = (inMemory: z.input<typeof lovedOneSchema>['inMemory']) =>
    buildContact({
      occasions: [birthday({ month: 8, day: 26 })],
      lovedOnes: [
        {
          name: 'Tom',
          relation: 'husband',
          inMemory,
          occasions: [
            birthday({ month: 8, day: 27, year: 1976 }),
            { kind: 'anniversary', title: 'wedding anniversary', date: { month: 8, day: 28 } },
            { kind: 'other', title: 'trip', date: { month: 8, day: 28, year: 2026 }, repeats: 'once' },
          ],
        },
      ],
    });

  test('are remembered quietly where that is wanted: the day of the death, and their own', () => {
    const diedOn = { year: 2025, month: 8, day: 25 };
    expect(remembered(tom({ since, diedOn, remembersAnniversaries: true }))).toEqual([
      'It is a year tomorrow since Ruth’s husband Tom died.',
      'Ruth’s husband Tom’s birthday comes round on Thursday.',
      'Ruth’s husband Tom’s wedding anniversary comes round on Friday.',
    ]);
  });

  test.each([
    [{ year: 2016, month: 8, day: 24 }, 'It is 10 years today since Ruth’s husband Tom died.'],
    [{ month: 8, day: 24 }, 'The day on which Ruth’s husband Tom died comes round today.'],
  ])('say how long it is where that is known: %j', (diedOn, sentence) => {
    expect(remembered(tom({ since, diedOn, remembersAnniversaries: true }))[0]).toBe(sentence);
  });

  test('are nobody’s where that is not wanted, and no hidden person’s', () => {
    const diedOn = { year: 2025, month: 8, day: 25 };
    expect(remembered(tom({ since, diedOn }))).toEqual([]);
    const [husband] = tom({ since, diedOn, remembersAnniversaries: true }).lovedOnes;
    const hidden = buildContact({
      lovedOnes: [{ ...husband, name: 'Tom', relation: 'husband', hidden: { since } }],
    });
    expect(remembered(hidden)).toEqual([]);
  });

  test('are a contact’s own, too, and nothing else of that contact', () => {
    const inMemory = { since, diedOn: { month: 8, day: 25 }, remembersAnniversaries: true };
    const { lovedOnes, occasions } = ruth;
    const gone = buildContact({ occasions, lovedOnes, inMemory });
    expect(said(gone)).toEqual([]);
    expect(remembered(gone)).toEqual([
      'The day on which Ruth died comes round tomorrow.',
      'Ruth’s birthday comes round on 1 September.',
    ]);
  });
});

describe('what the owner is told of by now', () => {
  const nora = { leadDays: 7, leapDayRule: '28-february' } as const;
  const alerts = (contact: Contact, owner: Parameters<typeof occasionAlerts>[1] = nora, on = today) =>
    occasionAlerts(contact, owner, on).map(({ text }) => text);
  const inDays = (days: number, leadDays?: LeadDays) => {
    const { month, day } = today.add({ days });
    return buildContact({ nickname: 'Ruthie', occasions: [{ ...birthday({ month, day }), leadDays }] });
  };

  test.each<[number, LeadDays | undefined, number]>([
    [7, undefined, 1],
    [8, undefined, 0],
    [0, 0, 1],
    [1, 0, 0],
    [1, 1, 1],
    [14, 14, 1],
    [15, 14, 0],
    [30, 30, 1],
    [31, 30, 0],
  ])('is a day in %i days with notice of %s: %i', (days, leadDays, count) => {
    expect(alerts(inDays(days, leadDays))).toHaveLength(count);
  });

  test('calls the contact as the owner does', () => {
    expect(alerts(inDays(0))).toEqual(['Ruthie has a birthday today.']);
  });

  test('puts 29 February where the owner wants it', () => {
    const leap = buildContact({
      occasions: [{ ...birthday({ month: 2, day: 29, year: 2000 }), leadDays: 0 }],
    });
    const onDay = (date: string, leapDayRule: LeapDayRule) =>
      alerts(leap, { ...nora, leapDayRule }, day(date)).length;
    expect([onDay('2027-02-28', '28-february'), onDay('2027-03-01', '28-february')]).toEqual([1, 0]);
    expect([onDay('2027-02-28', '1-march'), onDay('2027-03-01', '1-march')]).toEqual([0, 1]);
    expect([onDay('2028-02-29', '1-march'), onDay('2028-03-01', '1-march')]).toEqual([1, 0]);
  });

  test('holds memories among the rest, soonest first', () => {
    const inMemory = { since, diedOn: { month: 8, day: 25 }, remembersAnniversaries: true };
    const contact = buildContact({
      occasions: [birthday({ month: 8, day: 27 })],
      lovedOnes: [{ name: 'Tom', relation: 'husband', inMemory }],
    });
    expect(alerts(contact)).toEqual([
      'The day on which Ruth’s husband Tom died comes round tomorrow.',
      'Ruth has a birthday on Thursday.',
    ]);
  });

  test('lists each yearly day on just as many days in a row as its notice asks for, whatever year it is', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.constantFrom(0, 1, 3, 7, 14, 30), (born, from, leadDays) => {
        const contact = buildContact({
          occasions: [{ ...birthday({ month: born.month, day: born.day }), leadDays }],
        });
        const listed = Array.from(
          { length: 366 },
          (_, days) => alerts(contact, nora, from.add({ days })).length,
        );
        expect(Math.max(...listed)).toBe(1);
        const total = listed.reduce((sum, count) => sum + count, 0);
        expect(total).toBeGreaterThanOrEqual(leadDays + 1);
        expect(total).toBeLessThanOrEqual(leadDays + 2);
      }),
      { numRuns: 10 },
    );
  });
});
