import { beforeEach, expect, it } from 'vitest';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson, contactIdOf } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, replyAddress } from './inbound-world.ts';

const QUESTION = buildDelivery({ deliveryId: 'qqqqqqqqqqqqqqqqqqqqqqqq', kind: 'question', subjects: [] });
const ADDRESS = replyAddress(0, QUESTION.deliveryId);
const OWNER = buildOwner();
const FAR = '2019-03-01T12:00:00.000Z';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.ledger.claim(QUESTION);
  for (const name of ['Daniel Osei', 'Mei Tanaka', 'Ana Sousa', 'Ana Lima']) {
    await world.ports.contacts.addContact(buildPerson(name, { cadenceDays: undefined, lastTouchAt: FAR }));
  }
});

const answer = (body: string, messageId = 'answer-1') =>
  world.take({ messageId, recipients: [ADDRESS], mail: { body } });
const find = (name: string) =>
  world.ports.contacts.findContact({ ownerId: OWNER.ownerId, contactId: contactIdOf(name) });
const tierOf = async (name: string) => (await find(name))?.tier;
const receipts = () => world.notices().map(({ subject, text }) => `${subject}\n${text}`);

it('takes the people whom the owner names into the inner circle, and says what it could not settle', async () => {
  await receiveMail(
    world.ports,
    answer('1. Daniel Osei\r\n2. Mei\r\n3. Ana\r\n4. Zoltan\r\n\r\nThanks, Nora'),
  );
  expect(await tierOf('Daniel Osei')).toBe('inner');
  expect(await tierOf('Mei Tanaka')).toBe('inner');
  expect(await tierOf('Ana Sousa')).toBeUndefined();
  const [receipt = ''] = receipts();
  expect(receipt).toContain('2 people are in your inner circle now');
  expect(receipt).toMatch(/Which Ana\? You know Ana (Sousa|Lima) and Ana (Sousa|Lima)\./);
  expect(receipt).toContain('There is nobody called Zoltan in your circle.');
});

it('owes nothing from the past: the first dates lie in the month to come, one after the other', async () => {
  await receiveMail(world.ports, answer('Daniel Osei\r\nMei Tanaka\r\nAna Sousa'));
  const due: string[] = [];
  for (const name of ['Daniel Osei', 'Mei Tanaka', 'Ana Sousa']) {
    const person = await find(name);
    due.push((person && dueAt(person, fixedClock().now(), OWNER)) ?? '');
  }
  expect(new Set(due).size).toBe(3);
  expect(due.every((day) => day > '2026-08-24T06:30:00.000Z' && day < '2026-09-24T00:00:00.000Z')).toBe(true);
});

it('is acted on once, however often it is delivered', async () => {
  const mail = answer('Daniel Osei');
  await Promise.allSettled([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]); // One may wait for the other.
  await receiveMail(world.ports, mail);
  expect(receipts()).toHaveLength(1);
});

it('goes on in the thread of its receipt', async () => {
  await receiveMail(world.ports, answer('Ana'));
  const [receipt] = world.notices();
  const reply = { recipients: [receipt?.replyTo ?? ''], mail: { body: 'Ana Lima' } };
  await receiveMail(world.ports, world.take({ messageId: 'answer-2', ...reply }));
  expect(await tierOf('Ana Lima')).toBe('inner');
  expect(await tierOf('Ana Sousa')).toBeUndefined();
});

it('does nothing for a stranger', async () => {
  const mail = { from: 'Mallory <mallory@evil.example>', body: 'Daniel Osei' };
  await receiveMail(world.ports, world.take({ messageId: 'm', recipients: [ADDRESS], mail }));
  expect(await tierOf('Daniel Osei')).toBeUndefined();
  expect(world.notices()[0]?.subject).toContain('may not be yours');
});

it('leaves somebody who is in the inner circle already as they are', async () => {
  await receiveMail(world.ports, answer('Daniel Osei'));
  const before = await find('Daniel Osei');
  await receiveMail(world.ports, answer('Mei Tanaka\r\nDaniel Osei', 'answer-2'));
  expect(await find('Daniel Osei')).toEqual(before);
});

it('takes in nobody who is in memory or to be left in peace, and says so kindly', async () => {
  const since = '2026-01-01T00:00:00.000Z';
  for (const [name, standing] of [
    ['Ada Berg', { inMemory: { since } }],
    ['Omar Khalil', { doNotContact: { since } }],
  ] as const) {
    await world.ports.contacts.addContact(buildPerson(name, { cadenceDays: undefined, ...standing }));
  }
  await receiveMail(
    world.ports,
    answer('Ada Berg\r\nOmar Khalil\r\nI cannot think of anybody else right now'),
  );
  expect(await tierOf('Ada Berg')).toBeUndefined();
  expect(await tierOf('Omar Khalil')).toBeUndefined();
  const [receipt = ''] = receipts();
  expect(receipt).toContain('Ada Berg: in memory, and held in quiet.');
  expect(receipt).toContain('Omar Khalil: you asked Kith to leave them in peace');
  expect(receipt).toContain('Not read as names: “I cannot think of anybody else right now”');
});
