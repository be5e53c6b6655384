import { expect, test } from 'vitest';
import { listDue } from '../../../functions/circle/list-due.ts';
import { fixedClock } from '../../builders/clock.ts';
import { createInMemoryCircle } from '../../builders/in-memory-circle.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';

const since = '2026-08-01T12:00:00.000Z';

test('whoever waits is listed, longest first, those of the last brief too; nobody who is gone, and nobody without a cadence', async () => {
  const circle = createInMemoryCircle();
  const people = [
    buildPerson('Ruth'),
    buildPerson('Tier', { cadenceDays: undefined, tier: 'inner', lastTouchAt: '2026-07-01T12:00:00.000Z' }),
    buildPerson('Nudged', {
      lastTouchAt: '2026-06-01T12:00:00.000Z',
      lastNudgedAt: '2026-08-24T06:00:00.000Z',
    }),
    buildPerson('Hidden', { hidden: { since } }),
    buildPerson('Dead', { inMemory: { since, remembersAnniversaries: true } }),
    buildPerson('Apart', { doNotContact: { since } }),
    buildPerson('Paused', { pause: { until: '2026-09-01T12:00:00.000Z' } }),
    buildPerson('Unasked', { cadenceDays: undefined }),
  ];
  for (const person of people) await circle.contacts.addContact(person);
  const due = await listDue({ ...circle, clock: fixedClock() }, buildOwner());
  expect(due.map(({ contact, whyNow }) => `${contact.name}: ${whyNow}`)).toEqual([
    'Nudged: 84 days since you last spoke; you aim for 30.',
    'Tier: 54 days since you last spoke; you aim for 30 with your inner circle, and for 45 at most.',
    'Ruth: 47 days since you last spoke; you aim for 30.',
  ]);
});
