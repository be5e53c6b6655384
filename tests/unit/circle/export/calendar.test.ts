import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import {
  CALENDAR_END,
  calendarBeginning,
  calendarEvents,
} from '../../../../functions/circle/domain/export/calendar.ts';
import { calendarOccasions } from '../../../../functions/circle/domain/export/calendar-occasions.ts';
import { type LeapDayRule, nextOccurrence } from '../../../../functions/circle/domain/partial-date.ts';
import { buildContact } from '../../../builders/contact.ts';
import { partialDates } from '../../../builders/partial-dates.ts';

const TODAY = Temporal.PlainDate.from('2026-08-24');
const SINCE = '2025-01-01T00:00:00.000Z';
const inMemory = { since: SINCE, remembersAnniversaries: true };

const write = (contact: Contact, leapDayRule: LeapDayRule = '28-february', today = TODAY): string =>
  calendarBeginning("Nora's circle") +
  calendarEvents(calendarOccasions(contact), { owner: { leapDayRule }, today }) +
  CALENDAR_END;

const read = (text: string) => new ICAL.Component(ICAL.parse(text));
const eventsIn = (text: string) =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
const titles = (contact: Contact): readonly string[] =>
  eventsIn(write(contact)).map(({ summary }) => summary);

/** The days on which a client shows the events, up to the end of `lastYear`. */
function daysShown(text: string, lastYear: number): readonly string[] {
  return eventsIn(text)
    .flatMap((event) => {
      const days: string[] = [];
      const iterator = event.iterator();
      for (let day = iterator.next(); day && day.year <= lastYear; day = iterator.next())
        days.push(day.toString());
      return days;
    })
    .sort();
}

describe('a calendar', () => {
  it('shows every yearly day on the day that the owner keeps, each year from this one on', () => {
    fc.assert(
      fc.property(
        partialDates,
        fc.constantFrom('28-february' as const, '1-march' as const),
        fc.integer({ min: 1990, max: 2096 }),
        (date, rule, thisYear) => {
          const today = Temporal.PlainDate.from({ year: thisYear, month: 8, day: 24 });
          const firstYear = Math.max(thisYear, date.year ?? 0);
          const years = Array.from({ length: 12 }, (_, index) => firstYear + index);
          const expected = years.map((year) =>
            nextOccurrence(date, Temporal.PlainDate.from({ year, month: 1, day: 1 }), rule).toString(),
          );
          const contact = buildContact({ occasions: [{ kind: 'birthday', date }] });
          expect(daysShown(write(contact, rule, today), firstYear + 11)).toEqual(expected);
        },
      ),
    );
  });

  it('shows what happens once on that day alone', () => {
    fc.assert(
      fc.property(partialDates, ({ year = 2026, month, day }) => {
        fc.pre(month !== 2 || day !== 29);
        const date = { year, month, day };
        const contact = buildContact({
          occasions: [{ kind: 'other', title: 'Party', date, repeats: 'once' }],
        });
        expect(daysShown(write(contact), 3000)).toEqual([Temporal.PlainDate.from(date).toString()]);
      }),
    );
  });

  it('names whose day it is, and the age where the year is known', () => {
    const contact = buildContact({
      occasions: [
        { kind: 'birthday', date: { year: 1976, month: 5, day: 4 } },
        { kind: 'anniversary', date: { month: 6, day: 12 } },
      ],
      lovedOnes: [
        {
          name: 'Leo',
          relation: 'son',
          occasions: [{ kind: 'birthday', date: { year: 2018, month: 9, day: 3 } }],
        },
      ],
    });
    const all = titles(contact);
    expect(all[0]).toBe("Ruth Adler's birthday (turns 50)");
    expect(all).toContain("Ruth Adler's anniversary");
    expect(all).toContain("Leo's birthday (turns 8), son of Ruth Adler");
  });

  it('says nothing of who is hidden, and of the dead only what is wanted, in quiet words', () => {
    const occasions = [
      { kind: 'birthday' as const, date: { year: 1976, month: 5, day: 4 } },
      { kind: 'memorial' as const, date: { year: 2024, month: 3, day: 1 } },
    ];
    const hidden = { since: SINCE };
    const silent = { since: SINCE, diedOn: { month: 3, day: 1 } };
    expect(titles(buildContact({ occasions, hidden }))).toEqual([]);
    expect(titles(buildContact({ occasions, inMemory: silent }))).toEqual([]);
    expect(new Set(titles(buildContact({ occasions, inMemory })))).toEqual(
      new Set(['In memory of Ruth Adler']),
    );
    const lovedOnes = [
      { name: 'Peter', relation: 'husband', occasions, hidden },
      { name: 'Anna', relation: 'mother', inMemory: { ...inMemory, diedOn: { month: 3, day: 1 } } },
    ];
    expect(titles(buildContact({ lovedOnes }))).toEqual(['In memory of Anna, mother of Ruth Adler']);
    expect(titles(buildContact({ lovedOnes, inMemory: silent }))).toEqual([]);
  });

  it('has ids that stay when a date is corrected, and no two alike', () => {
    const uids = (month: number) =>
      eventsIn(
        write(
          buildContact({
            occasions: [
              { kind: 'birthday', date: { month, day: 4 } },
              { kind: 'other', date: { month, day: 5, year: 1999 } },
              { kind: 'other', date: { month, day: 6, year: 1999 } },
            ],
          }),
        ),
      ).map(({ uid }) => uid);
    expect(uids(5)).toEqual(uids(6));
    expect(new Set(uids(5)).size).toBe(13);
  });

  it('has events of whole days, stamped with a moment, which make nobody busy', () => {
    const text = write(buildContact({ occasions: [{ kind: 'birthday', date: { month: 5, day: 4 } }] }));
    expect(text).toMatch(
      /BEGIN:VEVENT\r\nUID:[a-z2-7]{24}@kith\r\nDTSTAMP:20260824T000000Z\r\nDTSTART;VALUE=DATE:20260504\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Ruth Adler's birthday\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n/,
    );
  });

  it('is the same text all day, tells its name and asks to be read daily', () => {
    const text = write(buildContact());
    expect(text).toMatch(
      /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\nNAME:Nora's circle\r\nX-WR-CALNAME:Nora's circle\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\nEND:VCALENDAR\r\n$/,
    );
    expect(write(buildContact())).toBe(text);
  });

  it('lets no name add a line, and folds long ones', () => {
    const name = `Zoë, "Z"; \\ ${'ü'.repeat(80)}\r\nATTACH:https://evil.example`;
    const contact = buildContact({ name, occasions: [{ kind: 'birthday', date: { month: 5, day: 4 } }] });
    const text = write(contact);
    expect(text).not.toMatch(/^ATTACH/m);
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(76);
    expect(eventsIn(text).map(({ summary }) => summary)).toEqual([`${name.replace('\r', '')}'s birthday`]);
  });
});
