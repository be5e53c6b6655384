import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { openPlans } from '../../../functions/circle/domain/plans.ts';
import { readsLikeNow } from '../../../functions/circle/domain/reads-like-now.ts';
import { isMailedAlone, urgentMailAt, urgentNeeds } from '../../../functions/circle/domain/urgent-need.ts';
import { findUrgentDay } from '../../../functions/nudges/domain/urgent-day.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';

const moment = (utc: string) => Temporal.Instant.from(`${utc}:00Z`);
/** In London, in summer: the brief of Monday 24 August is out, and that of Tuesday comes at 06:00 UTC. */
const DAILY = {
  timeZone: 'Europe/London',
  sendingHour: 7,
  briefDueAt: toIsoInstant(moment('2026-08-25T06:00')),
};
const WEEKLY = { ...DAILY, briefDueAt: toIsoInstant(moment('2026-08-31T06:00')) };
const NOON = moment('2026-08-24T12:00');
const EVENING = moment('2026-08-24T20:00');
const need = (on?: string, text = 'a van') => ({ kind: 'need' as const, text, ...(on && { on }) });
const mailAt = (...args: Parameters<typeof urgentMailAt>) => urgentMailAt(...args)?.toString();

describe('a need that cannot wait', () => {
  it.each(['2026-08-24', '2026-08-25', '2026-08-27'])('is one for the three days to come: %s', (on) => {
    expect(mailAt(DAILY, need(on), NOON)).toBe('2026-08-24T14:00:00Z');
  });

  it('waits for the brief where there is more time, and where its day is over', () => {
    expect(mailAt(DAILY, need('2026-08-28'), NOON)).toBeUndefined();
    expect(mailAt(DAILY, need('2026-08-23'), NOON)).toBeUndefined();
  });

  it('is one whose day comes before the next brief does', () => {
    expect(mailAt(WEEKLY, need('2026-08-30'), NOON)).toBe('2026-08-24T14:00:00Z');
    expect(mailAt(WEEKLY, need('2026-09-01'), NOON)).toBeUndefined();
  });

  it('is trouble without a day that is there now, and no wish that has time', () => {
    expect(mailAt(DAILY, need(undefined, 'her phone broke'), NOON)).toBe('2026-08-24T14:00:00Z');
    expect(mailAt(DAILY, need(undefined, 'a good tax adviser'), NOON)).toBeUndefined();
  });

  it('told at night is left to the morning, which comes with a brief or with a mail of its own', () => {
    expect(mailAt(DAILY, need('2026-08-25'), EVENING)).toBeUndefined();
    expect(mailAt(WEEKLY, need('2026-08-25'), EVENING)).toBe('2026-08-25T06:00:00Z');
    expect(mailAt(WEEKLY, need('2026-08-24'), EVENING)).toBeUndefined();
  });

  it('told at night is mailed about on the morning after, unless a brief comes then', () => {
    const { contactId } = buildContact();
    const told = { ...DAILY, urgent: { contactId, since: toIsoInstant(EVENING) } };
    const nextMorning = moment('2026-08-25T06:10');
    expect(findUrgentDay(told, nextMorning)).toBeUndefined();
    const onMondays = { ...told, quietDays: { weekdays: [2, 3, 4, 5, 6, 7], spans: [] } };
    expect(findUrgentDay(onMondays, nextMorning)?.toString()).toBe('2026-08-25');
    expect(findUrgentDay(onMondays, moment('2026-08-26T06:10'))).toBeUndefined();
  });

  it('is known to be mailed about alone, before and after it is raised, once a day', () => {
    const owner = buildOwner(DAILY);
    const plan = { planId: 'a'.repeat(24), addedAt: toIsoInstant(NOON), ...need('2026-08-26') };
    const ruth = buildContact({ plans: [plan] });
    const urgent = { contactId: ruth.contactId, since: toIsoInstant(NOON) };
    expect(isMailedAlone(ruth, owner, NOON)).toBe(true);
    expect(isMailedAlone(ruth, { ...owner, urgent }, NOON)).toBe(true);
    expect(isMailedAlone(ruth, { ...owner, lastUrgentOn: '2026-08-24' }, NOON)).toBe(false);
    expect(isMailedAlone(ruth, owner, EVENING)).toBe(false);
    expect(isMailedAlone(buildContact({ plans: [] }), owner, NOON)).toBe(false);
  });

  it('closes itself without a word: after its day, or, as trouble without one, after a week', () => {
    const addedAt = toIsoInstant(NOON);
    const plans = [
      { planId: 'a'.repeat(24), addedAt, ...need('2026-08-26') },
      { planId: 'b'.repeat(24), addedAt, ...need(undefined, 'stranded in Lyon') },
      { planId: 'c'.repeat(24), addedAt, ...need(undefined, 'looks for a flat') },
    ];
    const open = (day: string) =>
      openPlans({ plans }, Temporal.PlainDate.from(day)).map(({ planId }) => planId[0]);
    expect(open('2026-08-26')).toEqual(['a', 'b', 'c']);
    expect(open('2026-08-31')).toEqual(['b', 'c']);
    expect(open('2026-09-01')).toEqual(['c']);
    const ruth = buildContact({ plans });
    expect(urgentNeeds(ruth, DAILY, NOON).map(({ planId }) => planId[0])).toEqual(['a', 'b']);
  });
});

test.each([
  'Scott’s phone broke, flies Tuesday',
  'broke his ankle',
  'her laptop has died',
  'stranded in Lyon',
  'locked out, the spare key is with Tom',
  'lost her passport',
  'the car won’t start',
  'no heating since Friday',
  'burst pipe in the kitchen',
  'needs a babysitter tonight',
  'ASAP: a plumber',
])('%s: reads like now', (words) => {
  expect(readsLikeNow(words)).toBe(true);
});

test.each([
  'looking for a flat in Leith',
  'advice on a contract',
  'broke up with Sam',
  'a new phone some day',
  'the car broke down, was fixed',
  'help with the phone, no rush',
  'a room for next month',
])('%s: has time', (words) => {
  expect(readsLikeNow(words)).toBe(false);
});
