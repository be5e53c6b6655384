import { afterAll, beforeEach, expect, test } from 'vitest';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import type { InboundFate, InboundLog } from '../../../functions/inbound/inbound-log.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import type { StoredMail } from '../../../infra/cli/mail-room/mail-room.ts';
import { selectMails } from '../../../infra/cli/mail-room/select-mails.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const engine = await startDynalite();
let circle: Circle;
let log: InboundLog;
let stored: StoredMail[];
let receivedAgain: string[];

afterAll(() => engine?.close());
beforeEach(async () => {
  const tables = await engine.createTables();
  log = createDynamoDbInboundLog(engine.documentClient, tables.ledger);
  stored = [];
  receivedAgain = [];
  circle = { ...openCircle(engine, tables), mailRoom: mailRoom() };
  await circle.owners.addOwner(buildOwner());
});

/** The log on a real table, over a bucket and a queue in memory. */
function mailRoom(): NonNullable<Circle['mailRoom']> {
  const withRecords = async (mails: readonly StoredMail[]) => {
    const records = await log.find(mails.map(({ messageId }) => messageId));
    return mails.map((mail) => ({
      ...mail,
      record: records.find(({ messageId }) => messageId === mail.messageId),
    }));
  };
  return {
    log,
    list: (selection) => selectMails(stored, selection, withRecords),
    find: async (id) => (await withRecords(stored.filter(({ messageId }) => messageId === id)))[0],
    readRaw: async () => new Uint8Array(),
    receiveAgain: async ({ messageId }) => {
      receivedAgain.push(messageId);
    },
    queues: [],
  };
}

/** The newest is kept last. */
async function keep(messageId: string, fate?: InboundFate): Promise<void> {
  stored = [{ messageId, keptAt: new Date('2026-08-24T06:30:00Z'), sizeBytes: 7_000 }, ...stored];
  await log.begin(buildInboundMail({ messageId }));
  if (fate !== undefined) await log.finish(messageId, fate, 'reply');
}

const run = async (...args: readonly string[]) => {
  const { exitCode, out, notes } = await kith(circle, ...args);
  return exitCode === 0 ? out : `${exitCode}: ${notes}`;
};
const idsOf = async (...args: readonly string[]): Promise<readonly string[]> =>
  JSON.parse((await kith(circle, ...args, '--json')).out).mails.map((mail: StoredMail) => mail.messageId);

test('where nothing came in yet, the list says what will be there', async () => {
  expect(await run('mail')).toContain('Answers to a brief');
});

test('mail is listed newest first with when it came, what became of it, what it was and its id', async () => {
  await keep('m1', 'logged');
  await keep('m2', 'quarantined');
  await keep('m3');
  const [m3, m2, m1] = (await run('mail')).split('\n');
  expect(m1).toMatch(/^24 Aug 2026, 07:30 .*on a timeline .*reply .*nora@lindqvist\.example .*m1$/);
  expect(m2).toContain('held: spam or a virus was found');
  expect(m3).toContain('being read, or it failed');
});

test('pages follow each other to the end, of all mail and of one fate', async () => {
  for (let index = 0; index < 120; index++)
    await keep(`m${index}`, index % 110 === 3 ? 'untrusted' : 'logged');
  expect(await idsOf('mail', '--limit', '2')).toEqual(['m119', 'm118']);
  expect(await idsOf('mail', '--limit', '2', '--older', 'm118')).toEqual(['m117', 'm116']);
  expect(await idsOf('mail', '--fate', 'untrusted')).toEqual(['m113', 'm3']);
  const first = await run('mail', '--fate', 'untrusted', '--limit', '1');
  expect(first).toContain('Older ones: npm run kith -- mail --fate untrusted --older m113');
  expect(await run('mail', '--fate', 'untrusted', '--older', 'm113')).not.toContain('Older ones');
  expect(await run('mail', '--fate', 'open')).toBe('No mail is open. All of it: npm run kith -- mail');
});

test('an unknown fate and an unknown mail are told apart', async () => {
  expect(await run('mail', '--fate', 'lost')).toMatch(/--fate is one of logged, .*open/);
  expect(await run('mail', '--older', 'm9')).toContain('There is no mail m9');
  expect(await run('mail', 'show', 'm9')).toContain('There is no mail m9');
});

test.each([
  ['quarantined', 'must still be proven'],
  ['untrusted', 'you know that its owner wrote it'],
  ['expired', 'the age of its address does not matter'],
  ['unmatched', 'in case you have added the person since'],
  ['forged', 'stays one'],
  ['unreadable', 'after an update of Kith'],
  ['empty', 'after an update of Kith'],
] as const)('what the release of %s mail vouches for is said before it is done', async (fate, says) => {
  await keep('m1', fate);
  expect(await run('mail', 'show', 'm1')).toContain(says);
  const asked = await run('mail', 'release', 'm1');
  expect(asked).toContain(says);
  expect(asked).toContain('Nothing was changed.');
  expect(await log.find(['m1'])).toMatchObject([{ fate }]);
  expect(await run('mail', 'release', 'm1', '--yes')).toContain('Let through.');
  expect(await log.find(['m1'])).toMatchObject([{ fate: undefined, releasedFrom: [fate] }]);
  expect(receivedAgain).toEqual(['m1']);
});

test('a release that died before the queue heard of it is completed by the next', async () => {
  await keep('m1', 'untrusted');
  const room = mailRoom();
  circle = {
    ...circle,
    mailRoom: { ...room, receiveAgain: () => Promise.reject(new Error('The lid closed')) },
  };
  await kith(circle, 'mail', 'release', 'm1', '--yes').catch(() => {});
  expect(receivedAgain).toEqual([]);
  circle = { ...circle, mailRoom: room };
  expect(await run('mail', 'show', 'm1')).toContain('let through, being read');
  expect(await run('mail', 'release', 'm1', '--yes')).toContain('Let through.');
  expect(receivedAgain).toEqual(['m1']);
});

test.each(['logged', 'automatic', 'duplicate'] as const)('%s mail is not released', async (fate) => {
  await keep('m1', fate);
  expect(await run('mail', 'release', 'm1', '--yes')).toContain('There is nothing to let through');
  expect(receivedAgain).toEqual([]);
});
