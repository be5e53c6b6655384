import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { buildRawMail } from '../builders/raw-mail.ts';
import { addFriend, addressOf, onOneLine, readAllMail, readDraft, subjectsAbout } from './check-in-steps.ts';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { signUp } from './newsletter-steps.ts';
import { refusalsIn } from './refusals.ts';

const MARGIT = 'margit@sorensen.example';

let journey: DemoJourney;

// Two drafts a morning: on Wednesday every friend's letter waits for the owner's word.
beforeAll(async () => {
  journey = await DemoJourney.start();
  await addFriend(journey, 'Ada', 1);
  await addFriend(journey, 'Cleo', 2);
  await addFriend(journey, 'Dora', 2);
  await addFriend(journey, 'Edda', 3);
  await addFriend(journey, 'Finn', 3);
  await journey.advance('P1D');
  await journey.reply({ to: replyAddressOf(await journey.readNewestMail()), text: 'help' }); // Else mornings turn weekly.
  await journey.advance('P2D');
}, 120_000);

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

const send = async (firstName: string, words = 'send') => {
  const { address } = await readDraft(journey, firstName);
  await journey.reply({ to: address, text: words });
};

const lastingAddressOf = async (name: string) =>
  `hello+${(await journey.person(name)).mailbox}@in.kith.example`;

const lettersOnTimeline = async (name: string) =>
  (await journey.timelineOf(name)).filter(({ source }) => source.by === 'check-in');

test('`send` brings one letter in the owner’s name; the answer to it is passed on once, and the owner’s answer to that goes back', async () => {
  const draft = await readDraft(journey, 'Margit');
  await journey.reply({ to: draft.address, text: 'Send.' });

  const [letter, ...more] = await readAllMail(journey, MARGIT);
  expect(more).toEqual([]);
  if (letter === undefined) throw new Error('Margit got no letter.');
  expect(letter.from?.value).toEqual([
    { name: 'Nora Lindqvist', address: await lastingAddressOf('Margit Sørensen') },
  ]);
  expect(onOneLine(letter.text)).toBe(draft.words);
  expect(letter.headers.has('auto-submitted')).toBe(false);
  expect(replyAddressOf(letter)).toBe(await lastingAddressOf('Margit Sørensen'));
  const [logged] = await journey.timelineOf('Margit Sørensen');
  expect(logged).toMatchObject({ kind: 'mail', direction: 'outbound', source: { by: 'check-in' } });
  expect(onOneLine(logged?.text)).toBe(draft.words);

  await journey.advance('PT20H');
  await journey.reply({
    from: MARGIT,
    to: replyAddressOf(letter),
    text: 'Bosse is well. Rye bread in October?',
  });

  const [answer] = await journey.timelineOf('Margit Sørensen');
  expect(answer).toMatchObject({
    kind: 'reply',
    direction: 'inbound',
    text: 'Bosse is well. Rye bread in October?',
  });
  expect((await journey.person('Margit Sørensen')).lastTouchAt).toBe(answer?.occurredAt);
  expect(await subjectsAbout(journey, 'Margit')).toEqual(['Margit Sørensen wrote back']);
  const passedOn = await journey.readNewestMail();
  expect(passedOn.text).toContain('Rye bread in October?');
  expect(await journey.listMail(MARGIT)).toHaveLength(1);

  const quoted = (passedOn.text ?? '').replace(/^/gm, '> ');
  const words = `October it is!\n\nOn Thursday, Kith <kith@kith.example> wrote:\n${quoted}`;
  await journey.reply({ to: replyAddressOf(passedOn), text: words });
  const [, back, ...others] = await readAllMail(journey, MARGIT);
  expect(others).toEqual([]);
  expect(back?.text?.trim()).toBe('October it is!');
  expect(back?.from?.value).toEqual(letter.from?.value);
  expect(back && replyAddressOf(back)).toBe(replyAddressOf(letter));
  expect((await journey.timelineOf('Margit Sørensen'))[0]).toMatchObject({
    ...{ kind: 'mail', direction: 'outbound', text: 'October it is!', source: { by: 'relayed-answer' } },
  });
});

test('two answers `send` at the same moment, and one more later, bring one letter', async () => {
  await Promise.all([send('Ada'), send('Ada')]);
  await send('Ada');

  expect(await journey.listMail(addressOf('Ada'))).toHaveLength(1);
  expect(await lettersOnTimeline('Ada Berg')).toHaveLength(1);
  expect(await subjectsAbout(journey, 'Ada')).toContain('Your letter to Ada has gone out already');
});

test('words of the owner’s own below `send` go out instead of the draft’s', async () => {
  await send('Cleo', 'Send:\n\nDear Cleo, come and see the boat on Sunday.\n\nNora');

  const [letter, ...more] = await readAllMail(journey, addressOf('Cleo'));
  expect(more).toEqual([]);
  expect(onOneLine(letter?.text)).toBe('Dear Cleo, come and see the boat on Sunday. Nora');
  expect(onOneLine((await journey.timelineOf('Cleo Berg'))[0]?.text)).toBe(onOneLine(letter?.text));
});

test('a letter that SES took without answering is settled by its event; `send`, before that or after, brings no second one', async () => {
  const dora = addressOf('Dora');
  await journey.post('/_local/faults', { timeoutAfterAccepting: { addresses: [dora] } });
  await send('Dora');
  await send('Dora');
  await journey.advance('PT45M');
  await send('Dora');

  expect(await journey.listMail(dora)).toHaveLength(1);
  expect(await lettersOnTimeline('Dora Berg')).toHaveLength(1);
  expect(await subjectsAbout(journey, 'Dora')).toEqual([
    'Your letter to Dora has gone out already',
    'Your letter to Dora has gone out already',
  ]);
});

test('no letter goes to an address that bounced while the draft waited, and the owner is told once', async () => {
  const edda = addressOf('Edda');
  await journey.post('/_local/faults', { bounce: { addresses: [edda] } });
  await signUp(journey, { address: edda });
  await journey.post('/_local/faults', { clear: true });
  const before = await journey.listMail(edda);
  await send('Edda');
  await journey.advance('PT45M');

  expect(await journey.listMail(edda)).toEqual(before);
  expect(await lettersOnTimeline('Edda Berg')).toEqual([]);
  expect(await subjectsAbout(journey, 'Edda')).toEqual(['Your letter to Edda cannot go out']);
  expect(onOneLine((await journey.readNewestMail()).text)).toContain(`Mail to ${edda} came back`);
});

test('after “Please stop” nothing of any kind goes to a contact, and the owner is told', async () => {
  const finn = addressOf('Finn');
  await send('Finn');
  await journey.reply({ from: finn, to: await lastingAddressOf('Finn Berg'), text: 'Please stop.' });
  await signUp(journey, { address: finn });
  await send('Finn');

  expect(await journey.listMail(finn)).toHaveLength(1);
  expect(await subjectsAbout(journey, 'Finn')).toContain('Finn Berg asks for no more mail');
  const { suppressions, owners } = journey.system.world;
  const [owner] = await owners.listOwners();
  const stop = await suppressions.find(emailAddressSchema.parse(finn), owner?.ownerId);
  expect(stop).toMatchObject({ reason: 'asked-to-stop', scope: 'all' });
});

test('the same bytes of a contact’s answer, received twice, are one entry and one mail to the owner', async () => {
  const to = await lastingAddressOf('Ada Berg');
  const from = addressOf('Ada');
  const raw = buildRawMail({
    from,
    to,
    messageId: '<sail@berg.example>',
    body: 'Sailed to Skagen and back.',
  });
  const { world } = journey.system;
  await world.sendBySmtp({ from, to: [to] }, raw);
  await world.sendBySmtp({ from, to: [to] }, raw);
  await world.whenIdle();

  const entries = await journey.timelineOf('Ada Berg');
  expect(entries.filter(({ text }) => text === 'Sailed to Skagen and back.')).toHaveLength(1);
  expect(
    (await subjectsAbout(journey, 'Ada')).filter((subject) => subject === 'Ada Berg wrote back'),
  ).toHaveLength(1);
});

test('no function asked for more than its role allows', async () => {
  const log = await readFile(`${journey.dataDir}/functions.log`, 'utf8');
  expect(log).toContain('RecordMailEvents');
  expect(await refusalsIn(journey.dataDir)).toEqual([]);
});
