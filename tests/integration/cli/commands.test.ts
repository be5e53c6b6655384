import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner();
const ruth = buildContact();
const rene = buildContact({
  contactId: 'renerenerenerene',
  name: 'René Adler',
  addresses: [],
  cadenceDays: undefined,
});
const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [ruth, rene]);
});

describe('timeline', () => {
  beforeEach(async () => {
    await logInteraction(circle, buildInteraction());
    await logInteraction(
      circle,
      buildInteraction({
        interactionId: 'call',
        kind: 'call',
        occurredAt: '2026-07-08T12:00:00.000Z',
        text: 'She is\u001b[31m thinking\r\nof leaving.',
      }),
    );
  });

  const whole =
    'Ruth Adler <ruth@adler.example>\n\nMon 24 Aug 2026, 13:00  meeting  lunch-at\n  Met for lunch at Moro.\n\nWed 8 Jul 2026, 13:00  call  call\n  She is[31m thinking\n  of leaving.';

  test.each(['Ruth Adler', 'ruth adler', 'ruth', 'RUTH@adler.example'])(
    'finds the person by %j and shows newest first',
    async (asked) => {
      expect(await kith(circle, 'timeline', asked)).toEqual({ exitCode: 0, out: whole, notes: '' });
    },
  );

  test('takes a name of several words without quotes, and without accents', async () => {
    expect(await kith(circle, 'timeline', 'rene', 'adler')).toMatchObject({
      exitCode: 0,
      out: 'René Adler\n\nNothing has been logged yet.',
    });
  });

  test('lists the people whom a name fits', async () => {
    expect(await kith(circle, 'timeline', 'adler')).toMatchObject({
      exitCode: 2,
      notes: expect.stringMatching(
        /^Several people are called adler; say which, by address or full name:\n( {2}(Ruth Adler <ruth@adler\.example>|René Adler)\n?){2}$/,
      ),
    });
  });

  test('names nobody who is hidden beside somebody else, and finds them by their full name', async () => {
    await kith(circle, 'set', 'René Adler', 'hidden');
    expect((await kith(circle, 'show', 'adler')).out).toMatch(/^Ruth Adler /);
    expect((await kith(circle, 'show', 'rene adler')).out).toMatch(/^René Adler/);
  });

  test('says when there is nobody of that name', async () => {
    expect(await kith(circle, 'timeline', 'Zed')).toEqual({
      exitCode: 3,
      out: '',
      notes: 'There is nobody called Zed in the circle.',
    });
  });

  test('tells a script in JSON, words as they are', async () => {
    const { out } = await kith(circle, 'timeline', 'ruth', '--json');
    expect(JSON.parse(out)).toMatchObject({
      contact: { name: 'Ruth Adler' },
      interactions: [buildInteraction(), { text: 'She is\u001b[31m thinking\r\nof leaving.' }],
    });
  });
});

describe('due', () => {
  test('says whom to reach out to, and why', async () => {
    const out = 'Ruth Adler <ruth@adler.example>\n  47 days since you last spoke; you aim for 30.';
    expect(await kith(circle, 'due')).toEqual({ exitCode: 0, out, notes: '' });
    const { people } = JSON.parse((await kith(circle, 'due', '--json')).out);
    expect(people).toMatchObject([
      {
        contactId: ruth.contactId,
        dueSince: '2026-08-06T23:00:00.000Z',
        whyNow: '47 days since you last spoke; you aim for 30.',
      },
    ]);
  });

  test('still names who was in the brief and waits for an answer', async () => {
    await circle.contacts.recordNudge(ruth, toIsoInstant(circle.clock.now()));
    expect((await kith(circle, 'due')).out).toBe(
      'Ruth Adler <ruth@adler.example>\n  47 days since you last spoke; you aim for 30. In your brief of Mon 24 Aug 2026.',
    );
  });

  test('puts who has waited longest first', async () => {
    const leo = buildContact({
      contactId: 'leolleolleolleol',
      name: 'Leo',
      addresses: [],
      lastTouchAt: '2026-05-04T12:00:00.000Z',
    });
    await circle.contacts.addContact(leo);
    expect((await kith(circle, 'due')).out.match(/^\S+/gm)).toEqual(['Leo', 'Ruth']);
  });

  test('follows a contact that was logged', async () => {
    await logInteraction(circle, buildInteraction());
    expect((await kith(circle, 'due')).out).toBe('Nobody is due today.');
  });
});

describe('owners', () => {
  const add = (...flags: string[]) =>
    kith(
      circle,
      'owner',
      'add',
      '--name',
      'Otto',
      '--address',
      'Otto@Berg.example',
      '--time-zone',
      'Europe/Oslo',
      ...flags,
    );

  test('are added with their first brief on the next morning', async () => {
    expect(await add()).toEqual({
      exitCode: 0,
      out: expect.stringMatching(
        /^Otto <otto@berg\.example> is an owner now; the first brief is due Tue 25 Aug 2026, 07:00\.\nMail that you copy \(BCC\) or forward to log\+otto-[a-z2-7]{8}@in\.kith\.example stands on the timeline\.$/,
      ),
      notes: '',
    });
    expect(await circle.owners.listOwners()).toMatchObject([
      { name: 'Nora Lindqvist' },
      { name: 'Otto', sendingHour: 7, briefDueAt: '2026-08-25T05:00:00.000Z' },
    ]);
  });

  test('do not share an address', async () => {
    await add();
    expect(await add()).toEqual({
      exitCode: 1,
      out: '',
      notes: 'otto@berg.example belongs to Otto, who is an owner already.',
    });
  });

  test('are told apart by --owner', async () => {
    await add();
    expect(await kith(circle, 'due')).toMatchObject({
      exitCode: 2,
      notes: 'There are several owners; say which with --owner: nora@lindqvist.example, otto@berg.example.',
    });
    expect(await kith(circle, 'due', '--owner', 'Otto@berg.example')).toMatchObject({
      exitCode: 0,
      out: 'Nobody is due today.',
    });
    expect(await kith(circle, 'due', '--owner', 'zed@berg.example')).toMatchObject({ exitCode: 3 });
  });

  test('are asked for where there is none', async () => {
    const empty = openCircle(engine, await engine.createTables());
    expect(await kith(empty, 'due')).toMatchObject({
      exitCode: 3,
      notes: 'There is no owner yet: npm run kith -- owner add makes one.',
    });
  });

  test.each([
    [['--sending-hour', '24'], '--sending-hour is an hour of the day, from 0 to 23.'],
    [['--time-zone', 'Mars/Base'], 'owner add needs --time-zone, like Europe/London.'],
    [['--address', 'otto'], 'owner add needs --address, a mail address like nora@lindqvist.example.'],
    [['--name', ' '], 'owner add needs --name.'],
  ])('are not added with %j', async (flags, line) => {
    expect(await add(...flags)).toMatchObject({
      exitCode: 2,
      notes: `${line} npm run kith -- help lists what there is.`,
    });
    expect(await circle.owners.listOwners()).toHaveLength(1);
  });
});
