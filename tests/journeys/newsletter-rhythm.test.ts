import { afterAll, beforeAll, expect, test } from 'vitest';
import { DemoJourney, OWNER_ADDRESS, replyAddressOf } from './demo-journey.ts';
import { type LocalTables, openLocalTables } from './local-tables.ts';
import { bringNextSlot, subscribe } from './newsletter-steps.ts';

const DRAFT_ADDRESS = 'draft@in.kith.example';
const ADA = 'ada@reader.example';
const LETTER =
  'He kept a card for every street.\n\n> Number 14: the dog is Biscuit.\n\n## One tip\n\nKeep a card.';

let journey: DemoJourney;
let tables: LocalTables;

// Two weeks of a newsletter whose owner writes, approves and holds by mail.
beforeAll(async () => {
  journey = await DemoJourney.start();
  tables = await openLocalTables(journey);
  await subscribe(journey, { address: ADA, firstName: 'Ada' });
}, 60_000);
afterAll(async () => {
  tables.close();
  await journey[Symbol.asyncDispose]();
});

const write = (text: string) => journey.reply({ to: DRAFT_ADDRESS, text });
const answer = async (text: string) =>
  journey.reply({ to: replyAddressOf(await journey.readNewestMail()), text });
const newestSubject = async () => (await journey.listMail(OWNER_ADDRESS)).at(-1)?.subject;
const issuesToAda = async () =>
  (await journey.listMail(ADA))
    .map(({ subject }) => subject)
    .filter((subject) => !subject.startsWith('Do you'));

test('a draft by mail comes back as a proof, is approved by a word, and goes out in its slot', async () => {
  await write(`subject: The engineer\n\n${LETTER}`);
  expect(await newestSubject()).toBe('A proof of “The engineer”');
  const proof = await journey.readNewestMail();
  expect(proof.html).toContain('the dog is Biscuit');

  await answer('Lovely, approve it.');
  expect(await newestSubject()).toBe('What shall become of “The engineer”?');
  await answer('approve');
  expect(await newestSubject()).toBe('Approved: “The engineer” goes out on Tuesday, 25 August at 9:00');

  expect(await bringNextSlot(journey, tables.issues)).toBe('2026-08-25T08:00:00.000Z');
  await journey.advance('PT15M');
  expect(await issuesToAda()).toEqual(['The engineer']);
}, 60_000);

test('nobody but the owner writes an issue', async () => {
  await journey.reply({ from: ADA, to: DRAFT_ADDRESS, text: LETTER });
  expect(await newestSubject()).toBe('A mail to your draft address may not be yours');
});

test('a draft without a word is brought up on its eve, and held by a word', async () => {
  await write(`subject: The baker\n\n${LETTER}`);
  await journey.advance('P6D');
  const eve = (await journey.listMail(OWNER_ADDRESS)).find(({ subject }) =>
    subject.includes('waits for your word'),
  );
  expect(eve?.subject).toBe('“The baker” waits for your word');
  const mail = await journey.readMail(eve?.id);
  expect(mail.html).toContain('Goes in its place, without your word');
  await journey.reply({ to: replyAddressOf(mail), text: 'hold' });
  expect(await newestSubject()).toMatch(/^Held: nothing goes out on/);
  await bringNextSlot(journey, tables.issues);
  await journey.advance('PT15M');
  expect(await issuesToAda()).toEqual(['The engineer']);
}, 60_000);

test('a draft that is skipped is put away', async () => {
  await write(`subject: The florist\n\n${LETTER}`);
  expect((await journey.readNewestMail()).text).toContain('Tuesday, 8 September at 9:00');
  await answer('skip');
  expect(await newestSubject()).toBe('“The florist” is put away');
});
