import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../infra/local/local-aws.ts';
import { onOneLine } from './check-in-steps.ts';
import { DemoJourney, replyAddressOf } from './demo-journey.ts';
import { type LocalTables, openLocalTables } from './local-tables.ts';
import {
  bringNextSlot,
  confirmationLink,
  headerLine,
  newestMailTo,
  signUp,
  submit,
  subscribe,
  waysOut,
} from './newsletter-steps.ts';
import { refusalsIn } from './refusals.ts';

const FIRST_ISSUE = 'The name of the dog';
const SECOND_ISSUE = 'Praise in an empty room';

const AXEL = 'axel@reader.example';
const BEA = 'bea@reader.example';
const CARL = 'carl@reader.example';
const DINA = 'dina@reader.example';
const MILO = 'milo@reader.example';
const RUNE = 'rune@reader.example';
const SOFIA = 'sofia@almeida.example';
const TESS = 'tess@reader.example';
const ZOE = 'zoe@reader.example';

let journey: DemoJourney;
let tables: LocalTables;

// Two issues of the newsletter, with all that happens to its readers in them; the tests look at one reader each.
beforeAll(async () => {
  journey = await DemoJourney.start();
  tables = await openLocalTables(journey);
  await signUpOnMonday();
  await journey.advance('P1D');
  await subscribe(journey, { address: RUNE }); // who had left on Monday
  await sendFirstIssue();
  await leaveAfterFirstIssue();
  expect(await bringNextSlot(journey, tables.issues)).toBe('2026-09-01T08:00:00.000Z');
  await journey.advance('PT1H');
}, 120_000);

afterAll(async () => {
  tables.close();
  await journey[Symbol.asyncDispose]();
});

async function signUpOnMonday(): Promise<void> {
  await subscribe(journey, { address: SOFIA, firstName: 'Sofia' });
  for (const address of [AXEL, BEA, CARL, DINA, MILO, RUNE, TESS, ZOE]) await subscribe(journey, { address });
  await signUp(journey, { address: 'quiet@reader.example' }); // and never confirms
  await leaveByPage(RUNE);
}

/** SES is too busy for Milo's mail and Zoe's, and silent about Tess's; Zoe leaves while the issue waits. */
async function sendFirstIssue(): Promise<void> {
  const faults = { throttle: { addresses: [MILO, ZOE] }, timeoutAfterAccepting: { addresses: [TESS] } };
  await journey.post('/_local/faults', faults);
  await journey.advance('PT1H45M');
  expect(await issuesTo(DINA)).toEqual([FIRST_ISSUE]);
  expect(await issuesTo(ZOE)).toEqual([]);
  await leaveByPage(ZOE);
  await journey.post('/_local/faults', { throttle: { rate: 0 } });
  await journey.advance('PT1H');
}

async function leaveAfterFirstIssue(): Promise<void> {
  const oneClick = waysOut(await newestMailTo(journey, BEA)).url;
  expect((await submit(journey, oneClick, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  const { address } = waysOut(await newestMailTo(journey, CARL));
  await journey.reply({ from: CARL, to: address, text: '' });
  await journey.reply({
    from: DINA,
    to: replyAddressOf(await newestMailTo(journey, DINA)),
    text: 'Please stop.',
  });
}

const subscriber = async (address: string) =>
  await tables.subscribers.find(emailAddressSchema.parse(address));

const statusOf = async (address: string) => (await subscriber(address))?.status;

async function leaveByPage(address: string): Promise<void> {
  const id = (await subscriber(address))?.subscriberId;
  await submit(journey, `${journey.system.origin}/newsletter/leave/${id}`, {});
}

const issuesTo = async (address: string) => {
  const subjects = (await journey.listMail(address)).map(({ subject }) => subject);
  return subjects.filter((subject) => subject === FIRST_ISSUE || subject === SECOND_ISSUE);
};

const firstIssueTo = async (address: string) => {
  const sent = (await journey.listMail(address)).find(({ subject }) => subject === FIRST_ISSUE);
  return await journey.readMail(sent?.id);
};

const relaysOf = async (words: string) => {
  const relays = (await journey.listMail()).filter(({ subject }) => subject.endsWith('wrote back'));
  const mails = await Promise.all(relays.map(({ id }) => journey.readMail(id)));
  return mails.filter(({ text }) => text?.includes(words));
};

test('a link to confirm changes nothing when it is opened; its button subscribes, once', async () => {
  const greta = 'greta@reader.example';
  await signUp(journey, { address: greta, firstName: 'Greta' });
  const url = confirmationLink(await newestMailTo(journey, greta));
  const pending = await subscriber(greta);

  expect(await (await fetch(url)).text()).toContain('Yes, send it to me');
  expect(await subscriber(greta)).toEqual(pending);
  expect((await submit(journey, url, {})).status).toBe(200);
  const confirmed = await subscriber(greta);
  expect(confirmed?.status).toBe('confirmed');
  expect((await submit(journey, url, {})).status).toBe(200);
  expect(await subscriber(greta)).toEqual(confirmed);
});

test('the issue of a week comes once, with the next one a week later', async () => {
  expect(await issuesTo(SOFIA)).toEqual([FIRST_ISSUE, SECOND_ISSUE]);
  expect(await issuesTo('quiet@reader.example')).toEqual([]);
});

test('an issue speaks to its reader by name and carries the ways out that mail programs look for', async () => {
  const issue = await firstIssueTo(SOFIA);
  expect(issue.text).toContain('Dear Sofia,');
  expect((await firstIssueTo(AXEL)).text).toContain('Dear reader,');
  expect(issue.from?.value).toEqual([{ name: 'Nora Lindqvist', address: 'newsletter@kith.example' }]);
  expect(headerLine(issue, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const id = (await subscriber(SOFIA))?.subscriberId;
  expect(waysOut(issue)).toEqual({
    url: `${journey.system.origin}/newsletter/leave/${id}`,
    address: `leave+${id}@in.kith.example`,
  });
  expect(headerLine(issue, 'list-id')).toContain('<newsletter.kith.example>');
});

test('who leaves and signs up again gets the issues again', async () => {
  expect(await issuesTo(RUNE)).toEqual([FIRST_ISSUE, SECOND_ISSUE]);
});

test('a send that SES throttled in the middle is finished by a later run, with nobody twice', async () => {
  for (const address of [AXEL, MILO, SOFIA]) {
    expect(await issuesTo(address), address).toEqual([FIRST_ISSUE, SECOND_ISSUE]);
  }
});

test('who leaves while an issue is going out gets none of it', async () => {
  expect(await issuesTo(ZOE)).toEqual([]);
  expect(await statusOf(ZOE)).toBe('left');
});

test('an issue that SES took without answering comes once', async () => {
  expect(await issuesTo(TESS)).toEqual([FIRST_ISSUE, SECOND_ISSUE]);
});

test.each([
  ['the button of a mail program', BEA],
  ['a mail to the address in List-Unsubscribe', CARL],
  ['“Please stop” in an answer', DINA],
])('who leaves by %s gets no further issue', async (_way, address) => {
  expect(await statusOf(address)).toBe('left');
  expect(await issuesTo(address)).toEqual([FIRST_ISSUE]);
});

test('an answer to an issue by somebody of the circle is on their timeline and passed on once', async () => {
  const to = replyAddressOf(await firstIssueTo(SOFIA));
  await journey.reply({ from: SOFIA, to, text: 'I know the dog of every printer.' });

  const [newest] = await journey.timelineOf('Sofia Almeida');
  expect(newest).toMatchObject({
    kind: 'reply',
    direction: 'inbound',
    text: 'I know the dog of every printer.',
  });
  expect(await relaysOf('I know the dog of every printer.')).toHaveLength(1);
});

test('an issue stands in the archive, where its mail leads, and in the feeds, to nobody in particular', async () => {
  const { text = '' } = await firstIssueTo(SOFIA);
  const url = /https?:\/\/\S+\/newsletter\/issues\/\S+/.exec(text)?.[0] ?? expect.fail('no link');
  const page = await (await fetch(url)).text();
  expect(page).toContain('Biscuit');
  expect(page).not.toMatch(/Sofia|\/leave\//);
  const origin = `${journey.system.origin}/newsletter`;
  const list = await (await fetch(`${origin}/issues`)).text();
  expect(list.indexOf(SECOND_ISSUE)).toBeLessThan(list.indexOf(FIRST_ISSUE));
  for (const feed of ['feed.xml', 'rss.xml', 'feed.json']) {
    const answer = await fetch(`${origin}/${feed}`);
    expect(await answer.text()).toContain('Biscuit');
    const again = { headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' } };
    expect((await fetch(`${origin}/${feed}`, again)).status).toBe(304);
  }
});

test('an answer to an issue counts for it, and for no other', async () => {
  const repliesTo = async (slug: string) => (await tables.responses.find(slug)).replies;
  const [first, second] = [
    await repliesTo('the-name-of-the-dog'),
    await repliesTo('praise-in-an-empty-room'),
  ];
  const to = replyAddressOf(await firstIssueTo(MILO));
  await journey.reply({ from: MILO, to, text: 'Mine is called Toast.' });
  expect(await repliesTo('the-name-of-the-dog')).toBe(first + 1);
  expect(await repliesTo('praise-in-an-empty-room')).toBe(second);
});

test('an answer to an issue by a stranger brings them into the circle and is passed on once', async () => {
  const to = replyAddressOf(await firstIssueTo(AXEL));
  await journey.reply({ from: AXEL, to, text: 'Our dog is called Biscuit, too.' });

  const [newest, ...more] = await journey.timelineOf(AXEL);
  expect(newest).toMatchObject({
    kind: 'reply',
    direction: 'inbound',
    text: 'Our dog is called Biscuit, too.',
  });
  expect(more).toEqual([]);
  expect((await journey.person(AXEL)).cadenceDays).toBeUndefined();
  const [relay, ...others] = await relaysOf('Our dog is called Biscuit, too.');
  expect(others).toEqual([]);
  expect(onOneLine(relay?.text)).toContain(AXEL);
});

test('what SES tells of a mail before its sender has is kept, and no function asked for more than its role allows', async () => {
  const { endpoints, queues } = journey.system.runtime;
  const account = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const sqs = new SQSClient({ ...account, endpoint: endpoints.sqs, useQueueUrlAsEndpoint: false });
  const tags = {
    delivery: [deriveDeliveryId('issue', 'early')],
    issue: ['first'],
    owner: ['noranoranoranora'],
  };
  const mail = { messageId: 'ses-early', destination: ['early@reader.example'], tags };
  const MessageBody = JSON.stringify({ Message: JSON.stringify({ eventType: 'Delivery', mail }) });
  await sqs.send(new SendMessageCommand({ QueueUrl: queues?.mailEvents.url, MessageBody }));
  sqs.destroy();
  const early = async () => (await tables.dump()).filter((item) => item.includes('ses-early'));
  await expect.poll(early, { timeout: 10_000 }).toHaveLength(1);
  expect(await refusalsIn(journey.dataDir)).toEqual([]);
});
