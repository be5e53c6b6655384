import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, it } from 'vitest';
import { askArrival } from '../../../functions/giving/ask-arrival.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { createInMemoryCircle, type InMemoryCircle } from '../../builders/in-memory-circle.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';

const owner = buildOwner();
const sent = (giftId: string, text: string, on: string) => ({
  ...{ giftId: giftId.repeat(24), stage: 'sent' as const, text, on },
  addedAt: buildPerson('Ruth Adler').addedAt,
});
const ruth = buildPerson('Ruth Adler', {
  tier: 'inner',
  gifts: [sent('b', 'garden boots', '2026-08-12'), sent('c', 'an atlas', '2026-08-10')],
});
let circle: InMemoryCircle;
beforeEach(async () => {
  circle = createInMemoryCircle();
  await circle.contacts.addContact(ruth);
});

/** What the brief of that day asks, read anew as every brief does. */
async function ask(on: string, contacts = circle.contacts) {
  const stored = await circle.contacts.findContact(ruth);
  const now = Temporal.Instant.from(`${on}T06:30:00Z`);
  const section = await askArrival({ contacts }, { owner, people: stored ? [stored] : [], now });
  return section?.items[0]?.text;
}
const ABOUT_ATLAS = 'You sent Ruth on 10 August: an atlas. Did it arrive?';
const ABOUT_BOOTS = 'You sent Ruth on 12 August: garden boots. Did it arrive?';

it('the owner is asked about one gift a morning, the oldest first, and about each once', async () => {
  expect(await ask('2026-08-24')).toBe(ABOUT_ATLAS);
  expect(await ask('2026-08-25')).toBe(ABOUT_BOOTS);
  expect(await ask('2026-08-26')).toBeUndefined();
});

it('whoever writes the brief of the same morning again asks the same', async () => {
  expect(await ask('2026-08-24')).toBe(ABOUT_ATLAS);
  expect(await ask('2026-08-24')).toBe(ABOUT_ATLAS);
});

it('a gift that was heard of since the people were read is not asked about', async () => {
  const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
  await circle.contacts.changeContact(ruth, (stored) => ({
    ...stored,
    gifts: stored.gifts.map((gift) => ({ ...gift, arrivedOn: '2026-08-20' })),
  }));
  expect(await askArrival(circle, { owner, people: [ruth], now })).toBeUndefined();
});

it.each<Crash>([
  { atCall: 1, when: 'before' },
  { atCall: 1, when: 'after' },
])('a crash $when the write asks on the same morning, and on no other', async (crash) => {
  const contacts = crashAt(crash).wrap(circle.contacts);
  await ask('2026-08-24', contacts).catch(() => undefined);
  expect(await ask('2026-08-24')).toBe(ABOUT_ATLAS);
  expect(await ask('2026-08-25')).toBe(ABOUT_BOOTS);
});
