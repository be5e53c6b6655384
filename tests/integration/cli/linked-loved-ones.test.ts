import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

let engine: Engine;
let circle: Circle;
beforeAll(async () => {
  engine = await startDynalite();
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(buildOwner());
  await circle.contacts.addContact(buildContact());
});
afterAll(() => engine?.close());

test('where somebody died who may be a loved one of somebody else, Kith asks; the line that it gives carries it there', async () => {
  await kith(circle, 'loved-one', 'Ruth', 'husband Tom, likes sailing');
  await kith(circle, 'add', 'Tom Adler', 'email=tom@adler.example');
  const { exitCode, notes } = await kith(circle, 'set', 'Tom Adler', 'in', 'memory');
  expect({ exitCode, notes }).toMatchObject({
    exitCode: 0,
    notes: expect.stringMatching(
      /^Ruth Adler has a husband called Tom, of whom Kith goes on to speak\. If that is Tom Adler, say so: /,
    ),
  });
  const [, holder = '', id = ''] = /loved-one (\w+) 'husband Tom' --is (\w+)$/.exec(notes) ?? [];
  await kith(circle, 'loved-one', holder, 'husband Tom', '--is', id);
  const { lovedOnes } = JSON.parse((await kith(circle, 'show', 'Ruth', '--json')).out).contact;
  expect(lovedOnes).toMatchObject([{ name: 'Tom', interests: ['sailing'], inMemory: {} }]);
  expect((await kith(circle, 'set', 'Tom Adler', 'in', 'memory')).notes).toBe('');
});

test('who is taken away from somebody is named where they still have them, with the line that ends it', async () => {
  await kith(circle, 'add', 'Ida Moro', 'email=ida@moro.example');
  await kith(circle, 'add', 'Jo Moro', 'email=jo@moro.example');
  await kith(circle, 'loved-one', 'Ida Moro', 'wife Jo Moro', '--is', 'Jo Moro');
  const { notes } = await kith(circle, 'loved-one', 'Ida Moro', 'remove Jo Moro');
  const [, id = '', words = ''] =
    /^Jo Moro still has Ida Moro as spouse\. .* loved-one (\w+) remove '(.+)'$/.exec(notes) ?? [];
  expect(await kith(circle, 'loved-one', id, 'remove', words)).toEqual({
    exitCode: 0,
    out: 'Jo Moro: spouse Ida Moro taken away.',
    notes: '',
  });
});
