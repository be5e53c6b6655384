import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../functions/giving/domain/catalogue/catalogue.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner();
const ruth = buildContact({ tier: 'inner', lovedOnes: [{ name: 'Leo', relation: 'son' }] });
const edwin = buildPerson('Edwin Marsh', {
  inMemory: { since: '2026-01-01T00:00:00.000Z', remembersAnniversaries: false },
});
const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [ruth, edwin]);
});

/** With one mail in its bucket. */
const mailRoomWith = (raw: Uint8Array): NonNullable<Circle['mailRoom']> => ({
  list: async () => undefined,
  find: async (messageId) => ({
    ...{ messageId, keptAt: new Date(0), sizeBytes: raw.length },
    record: undefined,
  }),
  readRaw: async () => raw,
  log: { release: async () => 'not-held' },
  receiveAgain: async () => undefined,
  queues: [],
});

const kindsFor = async (name: string) => {
  const { out } = await kith(circle, 'ideas', name, '--limit', '12', '--json');
  return [...out.matchAll(/"kind":\s*"([^"]+)"/g)].map(([, kind]) => kind);
};

test('ideas for somebody whom nobody told of say so, and who there is', async () => {
  const { exitCode, notes, out } = await kith(circle, 'ideas', ruth.name, '--for', 'Nobody');
  expect([exitCode, out]).toEqual([3, '']);
  expect(notes).toContain('nobody called Nobody that you told of. --for takes Leo (son), household');
  expect(await kith(circle, 'ideas', ruth.name, '--for', 'leo')).toMatchObject({ exitCode: 0 });
});

test('ideas for a loved one who is a contact, too, name no kind that the house has had', async () => {
  const shared = { household: 'The Adlers', tier: 'close' } as const;
  const tom = buildPerson('Tom Adler', {
    ...shared,
    occasions: [{ kind: 'birthday', date: { month: 9, day: 20 } }],
  });
  const una = buildPerson('Una Adler', { ...shared, contactId: 'unaunaunaunaunau' });
  await circle.contacts.addContacts(owner.ownerId, [tom, una]);
  const [kind = ''] = await kindsFor('Tom');
  expect(kind).not.toBe('');
  const given = CATALOGUE.find((idea) => idea.kind === kind)?.what ?? '';
  await kith(circle, 'gift', 'Una', '--sent', given);
  expect(await kindsFor('Tom')).not.toContain(kind);
});

const timelineOf = async () => (await circle.timeline.read(ruth)).interactions;

describe('gift and gifts', () => {
  test('a gift goes from chosen to sent; it is one gift, and then on the timeline once', async () => {
    const chosen = await kith(circle, 'gift', 'Ruth', '--chosen', 'a red kite', '--for', 'Leo');
    expect(chosen).toEqual({ exitCode: 0, out: 'Ruth Adler: chosen: a red kite, for Leo.', notes: '' });
    expect(await timelineOf()).toEqual([]);
    const send = [
      'gift',
      'Ruth',
      '--sent',
      'kite',
      '--for',
      'Leo',
      '--amount',
      'USD 80',
      '--on',
      '20 August',
    ];
    expect((await kith(circle, ...send)).out).toBe(
      'Ruth Adler: sent: a red kite, for Leo, USD 80 (2026-08-20).',
    );
    expect(await timelineOf()).toMatchObject([{ kind: 'gift', text: 'a red kite, for Leo' }]);
    const again = ['gift', 'Ruth', '--sent', 'a red kite', ...send.slice(4)];
    expect((await kith(circle, ...again)).out).toMatch(/That was known already\.$/);
    expect(await timelineOf()).toHaveLength(1);
    expect((await kith(circle, 'gifts', 'Ruth')).out).toBe(
      'Ruth Adler <ruth@adler.example>\n\n  sent: a red kite, for Leo, USD 80 (2026-08-20)',
    );
  });

  test('link and occasion are kept and shown; what is no page that others can see is refused', async () => {
    const say = ['gift', 'Ruth', '--idea', 'boots', '--occasion', 'Birthday', '--link'];
    expect((await kith(circle, ...say, 'https://shop.example/boots')).out).toBe(
      'Ruth Adler: idea: boots, birthday; https://shop.example/boots.',
    );
    expect((await kith(circle, ...say, 'javascript:alert(1)')).exitCode).toBe(2);
    expect((await kith(circle, 'gifts', 'Ruth')).out).toContain('https://shop.example/boots');
  });

  test('a photo is written to a new file, with the bytes that came in the owner’s mail', async () => {
    const photo = { messageId: 'm1', part: 0, contentType: 'image/png' };
    const gift = { giftId: 'b'.repeat(24), stage: 'sent' as const, text: 'boots', photo };
    await circle.contacts.changeContact(ruth, (stored) => ({
      ...stored,
      gifts: [{ ...gift, on: '2026-08-20', addedAt: stored.addedAt }],
    }));
    const headers = ['Content-Type: multipart/mixed; boundary=b'];
    const image = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAw==';
    const raw = buildRawMail({ headers, body: `--b\r\n\r\nboots\r\n--b\r\n${image}\r\n--b--\r\n` });
    const mailRoom = mailRoomWith(raw);
    const file = join(await mkdtemp(join(tmpdir(), 'kith-photo-')), 'boots.png');
    const asked = ['gifts', 'Ruth', '--photo', file];
    expect((await kith({ ...circle, mailRoom }, ...asked)).exitCode).toBe(0);
    expect([...(await readFile(file))]).toEqual([0, 1, 2, 3]);
    expect((await kith({ ...circle, mailRoom }, ...asked)).notes).toContain('is there already');
    expect(
      (await kith({ ...circle, mailRoom }, 'gifts', 'Ruth', '--photo', file, '--of', 'kite')).notes,
    ).toContain('No gift to Ruth Adler with a photo is called like that.');
  });

  test('a sending that died before the timeline is completed by saying it again', async () => {
    const send = ['gift', 'Ruth', '--sent', 'a kite'];
    const dead = { ...circle.timeline, append: async () => Promise.reject(new Error('died')) };
    await expect(kith({ ...circle, timeline: dead }, ...send)).rejects.toThrow('died');
    expect(await timelineOf()).toEqual([]);
    expect((await kith(circle, ...send)).exitCode).toBe(0);
    expect(await timelineOf()).toHaveLength(1);
  });

  test.each([
    [['Edwin', '--sent', 'a kite'], 'Edwin is in memory. Kith proposes no gift. Nothing was kept.'],
    [['Ruth', '--sent', 'a kite', '--on', '2026-09-01'], '2026-09-01 is still to come. Nothing was kept.'],
    [['Ruth', '--sent', 'a kite', '--amount', 'ABC 80'], '"ABC 80" is no sum that Kith can keep'],
    [['Ruth', '--idea', 'a kite', '--on', '2026-08-01'], '--on is the day on which it was sent'],
    [['Ruth'], 'gift needs a name and one of --idea'],
  ])('%j is refused with a plain line, and nothing is kept', async (args, line) => {
    const { exitCode, notes } = await kith(circle, 'gift', ...args);
    expect(exitCode).toBe(2);
    expect(notes).toContain(line);
    expect((await circle.contacts.findContact(ruth))?.gifts).toEqual([]);
  });

  test('says where there is none yet', async () => {
    expect((await kith(circle, 'gifts', 'Ruth')).out).toContain('No gift yet, nor an idea of one.');
  });
});

describe('giving and praise', () => {
  test('the year has a sum for each currency', async () => {
    await kith(circle, 'gift', 'Ruth', '--sent', 'a kite', '--amount', 'USD 80');
    expect((await kith(circle, 'giving', '--year', '2026')).out).toContain('USD 80 in 1 gift.');
    await kith(circle, 'gift', 'Ruth', '--ordered', 'a map', '--amount', '30 GBP');
    const { out } = await kith(circle, 'giving');
    expect(out).toContain('USD 80 in 1 gift.');
    expect(out).toContain('GBP 30 in 1 gift.');
    expect(out).toContain('each currency stands alone');
    const { totals } = JSON.parse((await kith(circle, 'giving', '--json')).out);
    expect(totals).toHaveLength(2);
  });

  test('the balance tells who was praised, and who not, and nobody in memory', async () => {
    const at = toIsoInstant(Temporal.Instant.from('2026-08-01T09:00:00Z'));
    const closed = { at, how: 'done' } as const;
    expect((await kith(circle, 'praise')).out).toBe(
      'Nobody was praised in 2026 so far.\n\nNot this year:\n  Ruth Adler <ruth@adler.example>',
    );
    await circle.contacts.changeContact(ruth, (contact) => ({
      ...contact,
      plans: [{ planId: 'a'.repeat(24), kind: 'shout-out', text: 'the prize', addedAt: closed.at, closed }],
    }));
    const { out } = await kith(circle, 'praise', '--year', '2026');
    expect(out).toBe('Praised in 2026:\n  Ruth Adler <ruth@adler.example>: once, last on Sat 1 Aug 2026');
  });
});

describe('card', () => {
  test('prints a link to pass on, and none for somebody in memory', async () => {
    const { out, exitCode } = await kith(circle, 'card', 'Ruth');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^https:\/\/kith\.example\/cards\/[a-z2-7]{57}\n/);
    expect((await kith(circle, 'card', 'Edwin')).notes).toContain('in memory');
  });

  test('says so where no Kith runs to give it an address', async () => {
    const stopped = { ...circle, tokenKeys: undefined, webOrigin: undefined };
    expect((await kith(stopped, 'card', 'Ruth')).notes).toContain('npm start');
  });
});
