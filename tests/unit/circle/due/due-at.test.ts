import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { dueAt, dueReasons, wantedReasons } from '../../../../functions/circle/domain/due-reasons.ts';
import type { DueRules } from '../../../../functions/circle/domain/due-rules.ts';
import { isQuietDay } from '../../../../functions/circle/domain/quiet-days.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../../builders/cadence-rules.ts';
import { buildContact } from '../../../builders/contact.ts';
import { partialDates } from '../../../builders/partial-dates.ts';
import { anyTimeZone } from '../moments.ts';

const FIRST = Temporal.Instant.from('2023-01-01T00:00:00Z');
/** Within six years, so that moments meet days, pauses and each other. */
const anyMoment = fc
  .integer({ min: 0, max: 6 * 365 * 24 * 60 })
  .map((minutes) => toIsoInstant(FIRST.add({ minutes })));
const anyDay = fc
  .integer({ min: 0, max: 6 * 365 })
  .map((days) => Temporal.PlainDate.from('2023-01-01').add({ days }).toString());
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const since = fc.record({ since: anyMoment });

const anyOccasion = fc
  .record({
    kind: fc.constantFrom('birthday', 'anniversary', 'memorial', 'other'),
    date: partialDates,
    repeats: fc.constantFrom('yearly', 'once'),
    leadDays: maybe(fc.constantFrom(0, 1, 3, 7, 14, 30)),
  } as const)
  .map((occasion) =>
    occasion.date.year === undefined ? { ...occasion, repeats: 'yearly' as const } : occasion,
  );
const anyStanding = {
  hidden: fc.option(since, { nil: undefined, freq: 12 }),
  inMemory: fc.option(
    fc.record({ since: anyMoment, diedOn: maybe(partialDates), remembersAnniversaries: fc.boolean() }),
    { nil: undefined, freq: 8 },
  ),
};
const anyPlan = fc.record({
  planId: fc.constant('a'.repeat(24)),
  kind: fc.constantFrom('promise', 'reminder', 'need', 'shout-out'),
  text: fc.constant('the deck'),
  on: maybe(anyDay),
  addedAt: anyMoment,
  closed: maybe(fc.record({ at: anyMoment, how: fc.constantFrom('done', 'dropped', 'over') } as const)),
} as const);
const anyEntry = fc.record({
  interactionId: fc.constant('entry'),
  occurredAt: anyMoment,
  kind: fc.constantFrom('mail', 'reply', 'call', 'note'),
  direction: fc.constantFrom('inbound', 'outbound', 'between'),
} as const);
const anyEffort = fc.record({
  interactionId: fc.uuid(),
  kind: fc.constantFrom('travel', 'launch', 'project', 'achievement'),
  occurredAt: anyMoment,
} as const);
const anyGift = fc.record({
  giftId: fc.constant('g'.repeat(24)),
  stage: fc.constantFrom('idea', 'chosen', 'sent'),
  text: fc.constant('a book'),
  forWhom: maybe(fc.constant('Leo')),
  on: maybe(anyDay),
  addedAt: anyMoment,
} as const);
const anyContact: fc.Arbitrary<Contact> = fc
  .record({
    tier: maybe(fc.constantFrom('inner', 'close', 'wide')),
    cadenceDays: maybe(fc.integer({ min: 1, max: 400 })),
    addedAt: anyMoment,
    cadenceSince: maybe(anyMoment),
    lastTouchAt: maybe(anyMoment),
    lastNudgedAt: maybe(anyMoment),
    pause: maybe(fc.record({ until: anyMoment })),
    doNotContact: fc.option(since, { nil: undefined, freq: 12 }),
    ...anyStanding,
    occasions: fc.array(anyOccasion, { maxLength: 3 }),
    lovedOnes: fc.array(
      fc.record({
        name: fc.constant('Leo'),
        relation: fc.constant('son'),
        occasions: fc.array(anyOccasion, { maxLength: 2 }),
        ...anyStanding,
      }),
      { maxLength: 2 },
    ),
    plans: fc.array(anyPlan, { maxLength: 3 }),
    newestEntry: maybe(anyEntry),
    isEntryTouch: fc.boolean(),
    efforts: fc.array(anyEffort, { maxLength: 2 }),
    gifts: fc.array(anyGift, { maxLength: 3 }),
  } as const)
  .map(({ isEntryTouch, ...contact }) =>
    buildContact(
      isEntryTouch && contact.newestEntry
        ? { ...contact, lastTouchAt: contact.newestEntry.occurredAt }
        : contact,
    ),
  );
const anyRules: fc.Arbitrary<DueRules> = fc
  .record({
    zone: anyTimeZone,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    spans: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 500 })), { maxLength: 3 }),
    leadDays: fc.constantFrom(0, 1, 3, 7, 14, 30),
    leapDayRule: fc.constantFrom('28-february', '1-march'),
  } as const)
  .map(({ zone, weekdays, spans, ...rules }) =>
    buildRules(zone, {
      ...rules,
      quietDays: {
        weekdays,
        spans: spans.map(([from, days]) => ({
          from,
          until: Temporal.PlainDate.from(from).add({ days }).toString(),
        })),
      },
    }),
  );
const anyNow = anyMoment.map((moment) => Temporal.Instant.from(moment));

describe('whatever is known of somebody, in every zone and with any quiet days', () => {
  test('the due date has come just when there is a reason', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyRules, (contact, now, rules) => {
        const due = dueAt(contact, now, rules);
        const isDue = due !== undefined && due <= toIsoInstant(now);
        expect(isDue).toBe(dueReasons(contact, now, rules).length > 0);
      }),
      { numRuns: 600 },
    );
  });

  test('a stored due date never hides a reason, however many weeks or years nobody looked', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyNow, anyRules, (contact, one, other, rules) => {
        const [stored, now] = Temporal.Instant.compare(one, other) < 0 ? [one, other] : [other, one];
        if (dueReasons(contact, now, rules).length === 0) return;
        const due = dueAt(contact, stored, rules);
        expect(due !== undefined && due <= toIsoInstant(now)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test('there is a reason at the very moment for which a due date is stored, and none between', () => {
    fc.assert(
      fc.property(
        anyContact,
        anyNow,
        fc.double({ min: 0, max: 1, noNaN: true }),
        anyRules,
        (contact, now, share, rules) => {
          const due = dueAt(contact, now, rules);
          if (due === undefined || due <= toIsoInstant(now)) return;
          const at = Temporal.Instant.from(due);
          expect(dueReasons(contact, at, rules)).not.toEqual([]);
          const waitMs = at.epochMilliseconds - now.epochMilliseconds;
          const between = now.add({ milliseconds: Math.floor(waitMs * share * 0.999) });
          expect(dueReasons(contact, between, rules)).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('nobody comes up on a quiet day', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyRules, (contact, now, rules) => {
        const today = now.toZonedDateTimeISO(rules.timeZone).toPlainDate();
        if (isQuietDay(today, rules.quietDays)) expect(dueReasons(contact, now, rules)).toEqual([]);
      }),
    );
  });

  test('a nudge tells all there is: nothing but silence comes up again for what it told', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyRules, (contact, now, rules) => {
        const nudged = { ...contact, lastNudgedAt: toIsoInstant(now) };
        expect(dueReasons(nudged, now, rules)).toEqual([]);
      }),
    );
  });

  test('each reason is one ready sentence, and nothing is told that is not wanted anyway', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyRules, (contact, now, rules) => {
        const wanted = wantedReasons(contact, now, rules).map(({ text }) => text);
        for (const { text, kind, since: arose } of dueReasons(contact, now, rules)) {
          expect(text).toMatch(/^[^\n]+[.!]$/);
          expect(arose <= toIsoInstant(now)).toBe(true);
          if (kind !== 'occasion') expect(wanted).toContain(text);
        }
      }),
    );
  });

  test('whoever is hidden or not to be contacted never comes up, and those in memory by remembered days alone', () => {
    fc.assert(
      fc.property(anyContact, anyNow, anyRules, (contact, now, rules) => {
        const reasons = dueReasons(contact, now, rules);
        if (contact.hidden || contact.doNotContact) expect(reasons).toEqual([]);
        if (contact.inMemory)
          expect(reasons.every((reason) => reason.kind === 'occasion' && reason.occasion.isMemory)).toBe(
            true,
          );
      }),
    );
  });
});
