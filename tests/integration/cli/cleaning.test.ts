import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(buildOwner());
  await circle.contacts.addContact(buildContact());
});

test.each([
  ['add', 'Ann\r\nBcc: all@example.com'],
  ['add', 'Ann\u202eEvil'],
  ['set', 'Ruth', 'nickname=Ru\nthie'],
  ['set', 'Ruth', 'note=one\u0007'],
])('what is told is cleaned with a line that says so: %j', async (...args) => {
  const { exitCode, notes } = await kith(circle, ...args);
  expect({ exitCode, notes }).toEqual({
    exitCode: 0,
    notes: 'Line breaks, control characters or unseen marks were taken out.',
  });
});

test('says nothing of cleaning where nothing is lost: a note a line', async () => {
  expect((await kith(circle, 'set', 'Ruth', 'note=one\ntwo')).notes).toBe('');
});
