import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner({ briefDueAt: '2026-08-25T06:00:00.000Z' });
const engine = await startDynalite();
let circle: Circle;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
});

const stored = () => circle.owners.findOwner(owner.ownerId);

describe('owner show', () => {
  test('says every setting in a line', async () => {
    const { exitCode, out } = await kith(circle, 'owner', 'show');
    expect(exitCode).toBe(0);
    expect(out.split('\n')).toEqual([
      'Nora Lindqvist <nora@lindqvist.example>',
      '',
      '  morning brief  07:00 in Europe/London; the next one Tue 25 Aug 2026, 07:00',
      '  its days       every day',
      '  its people     5 at most',
      '  week ahead     in the brief of Monday, or the next one after it',
      '  inner circle   every 30 days, 45 at most',
      '  close          every 90 days, 120 at most',
      '  wide           every 365 days, 400 at most',
      '  quiet days     none',
      '  days to keep   told 7 days ahead',
      '  gifts, inner   4 gifts a year each, 1 of them for the one at home; up to 500 a year',
      '  gifts, close   2 gifts a year each; up to 150 a year',
      '  gifts, wide    1 gift a year each; up to 25 a year',
      '  gifts in       your own currency; tell it with --currency, and prices are shown',
      '  letters        drafted only for whom you say so',
      '  29 February    kept on 28 February in other years',
      expect.stringMatching(/^ {2}log by copy {4}log\+nora-[a-z2-7]{8}@in\.kith\.example$/),
    ]);
  });

  test('is one JSON document for a script', async () => {
    const { out } = await kith(circle, 'owner', 'show', '--json');
    expect(JSON.parse(out)).toMatchObject({ ownerId: owner.ownerId, tiers: { inner: { idealDays: 30 } } });
  });
});

describe('owner log-address', () => {
  const addressOf = async (...flags: readonly string[]) => {
    const { exitCode, out } = await kith(circle, 'owner', 'log-address', '--json', ...flags);
    expect(exitCode).toBe(0);
    const { logAddress } = z.object({ logAddress: z.string() }).parse(JSON.parse(out));
    return logAddress;
  };
  const labelIn = (address: string) => /^log\+(.+)@in\.kith\.example$/.exec(address)?.[1] ?? '';

  test('is given on demand, stays the same, and leads to the owner', async () => {
    const address = await addressOf();
    expect(await addressOf()).toBe(address);
    expect((await kith(circle, 'owner', 'show')).out).toContain(address);
    expect(await circle.logAddresses.findOwner(labelIn(address))).toBe(owner.ownerId);
  });

  test('--renew ends it and gives another', async () => {
    const old = await addressOf();
    const renewed = await addressOf('--renew');
    expect(renewed).not.toBe(old);
    expect(await addressOf()).toBe(renewed);
    expect(await circle.logAddresses.findOwner(labelIn(old))).toBeUndefined();
  });

  test('says how it is used, and refuses what it does not know', async () => {
    expect((await kith(circle, 'owner', 'log-address')).out).toContain('Put it in BCC');
    expect((await kith(circle, 'owner', 'log-address', 'now')).exitCode).toBe(2);
  });
});

describe('owner set', () => {
  test('keeps where the owner is on Mastodon, and takes it away again', async () => {
    await kith(circle, 'owner', 'set', '--mastodon', 'https://Hachyderm.io/@nora');
    expect((await kith(circle, 'owner', 'show')).out).toContain('hachyderm.io');
    await kith(circle, 'owner', 'set', '--mastodon', 'none');
    expect((await kith(circle, 'owner', 'show')).out).not.toContain('Mastodon');
    expect((await kith(circle, 'owner', 'set', '--mastodon', 'nowhere')).notes).toContain(
      'like mastodon.social',
    );
  });

  test('changes what is asked for, leaves the rest, and shows what is now', async () => {
    const { exitCode, out } = await kith(
      circle,
      ...['owner', 'set', '--tier', 'inner=20/28', '--tier', 'wide=200', '--quiet-weekdays', 'sun,Saturday'],
      ...['--quiet', '2026-12-20..2027-01-03,2026-10-01', '--lead-days', '0', '--leap-day', '1-march'],
      ...['--letters', 'inner=auto,close=mine', '--letters-a-day', '2'],
      ...['--gifts', 'inner=6/900', '--gifts', 'wide=0', '--gifts-at-home', 'inner=2', '--currency', 'gbp'],
    );
    expect(exitCode).toBe(0);
    expect(out.split('\n').slice(2)).toEqual([
      '  morning brief  07:00 in Europe/London; the next one Tue 25 Aug 2026, 07:00',
      '  its days       every day',
      '  its people     5 at most',
      '  week ahead     in the brief of Monday, or the next one after it',
      '  inner circle   every 20 days, 28 at most',
      '  close          every 90 days, 120 at most',
      '  wide           every 200 days',
      '  quiet days     Saturdays, Sundays, 1 Oct 2026, 20 Dec 2026 to 3 Jan 2027',
      '  days to keep   told on the day itself',
      '  gifts, inner   6 gifts a year each, 2 of them for the one at home; up to 900 GBP a year',
      '  gifts, close   2 gifts a year each; up to 150 GBP a year',
      '  gifts, wide    no gifts',
      '  letters, inner auto (Kith sends them a day after you saw them, unless you stop it)',
      '  letters, close mine (you send them, from your own mail program)',
      '  by themselves  2 letters a day at most',
      '  29 February    kept on 1 March in other years',
      '',
      'Nobody has a cadence yet, so no due date had to move.',
    ]);
    await kith(circle, 'owner', 'set', '--quiet', 'none');
    expect(await stored()).toMatchObject({ leadDays: 0, quietDays: { weekdays: [6, 7], spans: [] } });
  });

  test('moves the due dates that follow from it, and those alone', async () => {
    const touched = { cadenceDays: undefined, lastTouchAt: '2026-07-08T12:00:00.000Z' } as const;
    await kith(circle, 'owner', 'set', '--gifts', 'inner=0/0'); // A day for a gift is due by itself.
    await circle.contacts.addContacts(owner.ownerId, [
      buildPerson('Inner', { ...touched, tier: 'inner' }),
      buildPerson('Close', { ...touched, tier: 'close' }),
      buildPerson('Nobody', touched),
    ]);
    const dueBy = async (day: string) =>
      (await circle.contacts.listDueContacts(owner.ownerId, isoInstantSchema.parse(day), 9)).map(
        ({ name }) => name,
      );
    expect(await dueBy('2026-08-07T00:00:00.000Z')).toEqual(['Inner']);
    const { out } = await kith(circle, 'owner', 'set', '--tier', 'inner=50');
    expect(out).toContain('Due dates of 2 people checked, 1 moved.');
    expect(await dueBy('2026-08-26T22:59:00.000Z')).toEqual([]);
    expect(await dueBy('2026-08-26T23:00:00.000Z')).toEqual(['Inner']);
    expect((await kith(circle, 'owner', 'set', '--tier', 'inner=50')).out).toContain(
      'checked, all as they were.',
    );
  });

  test('moves the next brief with the hour and the zone', async () => {
    await kith(circle, 'owner', 'set', '--sending-hour', '9', '--time-zone', 'America/New_York');
    expect((await stored())?.briefDueAt).toBe('2026-08-24T13:00:00.000Z');
  });

  test('sets the days of the brief, how many people it names and when the week ahead comes', async () => {
    const { out } = await kith(
      circle,
      ...['owner', 'set', '--brief-days', 'fri', '--brief-days', 'Tuesday', '--brief-people', '3'],
      ...['--week-ahead', 'none', '--json'],
    );
    const brief = { weekdays: [2, 5], mostPeople: 3, weekAheadOn: 'never' };
    expect(JSON.parse(out)).toMatchObject({ owner: { brief, briefDueAt: '2026-08-25T06:00:00.000Z' } });
    await kith(circle, 'owner', 'set', '--week-ahead', 'sun');
    expect(await stored()).toMatchObject({ brief: { ...brief, weekAheadOn: 7 } });
    const shown = await kith(circle, 'owner', 'show');
    expect(shown.out).toContain('  its days       Tuesdays, Fridays\n  its people     3 at most\n');
    expect(shown.out).toContain('  week ahead     in the brief of Sunday, or the next one after it\n');
  });

  test('moves the next brief to the first day on which one may come', async () => {
    await kith(circle, 'owner', 'set', '--brief-days', 'thu,fri');
    expect((await stored())?.briefDueAt).toBe('2026-08-27T06:00:00.000Z');
    await kith(circle, 'owner', 'set', '--quiet', '2026-08-26..2026-09-03');
    expect((await stored())?.briefDueAt).toBe('2026-09-04T06:00:00.000Z');
  });

  test.each([
    [['--brief-days', 'none'], '--brief-days needs one day'],
    [['--brief-days', 'payday'], '--brief-days payday'],
    [['--brief-days', 'sat', '--quiet-weekdays', 'sat'], 'one has to be left'],
    [['--brief-people', '0'], '--brief-people is a number from 1 to 10.'],
    [['--brief-people', '11'], '--brief-people is a number from 1 to 10.'],
    [['--week-ahead', 'someday'], '--week-ahead is a day of the week'],
    [[], 'owner set needs a setting'],
    [['--tier', 'inner=45/30'], '--tier inner=45/30: say it like inner=30/45'],
    [['--tier', 'dear=30'], '--tier dear=30: say it like'],
    [['--tier', 'inner=0'], '--tier inner=0: say it like'],
    [['--time-zone', 'Atlantis/Capital'], '--time-zone is a zone'],
    [['--sending-hour', '24'], '--sending-hour is an hour'],
    [['--quiet-weekdays', 'funday'], '--quiet-weekdays funday'],
    [['--quiet-weekdays', 'mon,tue,wed,thu,fri,sat,sun'], 'leave one day'],
    [['--quiet', '2027-01-03..2026-12-20'], '--quiet is a span'],
    [['--quiet', '2027-02-30'], '--quiet is a span'],
    [['--lead-days', '5'], '--lead-days is 0, 1, 3, 7, 14 or 30.'],
    [['--gifts', 'inner=25/500'], '--gifts inner=25/500'],
    [['--gifts', 'inner'], '--gifts inner'],
    [['--gifts-at-home', 'inner=13'], '--gifts-at-home inner=13'],
    [['--currency', 'quid'], '--currency is three letters'],
    [['--leap-day', '2-march'], '--leap-day is'],
    [['lead-days', '5'], 'owner set needs a setting'],
  ])('says in a line what it cannot take, and changes nothing: %j', async (args, line) => {
    const { exitCode, notes } = await kith(circle, 'owner', 'set', ...args);
    expect({ exitCode, notes }).toEqual({ exitCode: 2, notes: expect.stringContaining(line) });
    expect(await stored()).toEqual(owner);
  });
});

describe('occasions', () => {
  const people = [
    buildContact({
      occasions: [{ kind: 'birthday', date: { month: 9, day: 20 } }],
      lovedOnes: [
        {
          name: 'Tom',
          relation: 'husband',
          contactId: 'tomtomtomtomtomt',
          occasions: [{ kind: 'birthday', date: { month: 8, day: 27, year: 1976 } }],
        },
        {
          name: 'Ada',
          relation: 'mother',
          contactId: 'adaadaadaadaadaa',
          occasions: [{ kind: 'birthday', date: { month: 8, day: 29 } }],
        },
      ],
    }),
    buildPerson('Tom Adler', {
      contactId: 'tomtomtomtomtomt',
      occasions: [{ kind: 'birthday', date: { month: 8, day: 27, year: 1976 } }],
      doNotContact: { since: '2026-08-01T12:00:00.000Z' },
    }),
    buildPerson('Ada Adler', {
      contactId: 'adaadaadaadaadaa',
      inMemory: {
        since: '2026-08-01T12:00:00.000Z',
        diedOn: { month: 8, day: 30 },
        remembersAnniversaries: true,
      },
    }),
  ];

  test('lists everybody’s days soonest first, each once, and quietly those of the dead', async () => {
    await circle.contacts.addContacts(owner.ownerId, people);
    expect((await kith(circle, 'occasions', '--days', '30')).out).toBe(
      [
        'Thu 27 Aug 2026   Tom Adler has a birthday on Thursday, turning 50: a big one.',
        'Sun 30 Aug 2026   The day on which Ada Adler died comes round on Sunday.',
        'Sun 20 Sept 2026  Ruth Adler has a birthday on 20 September.',
      ].join('\n'),
    );
    expect((await kith(circle, 'occasions', '--days', '2')).out).toContain(
      'No day to keep in the next 2 days.',
    );
  });

  test('are one JSON document for a script', async () => {
    await circle.contacts.addContacts(owner.ownerId, people);
    const { out } = await kith(circle, 'occasions', '--days', '6', '--json');
    expect(JSON.parse(out)).toEqual({
      days: 6,
      occasions: [
        {
          contactId: 'tomtomtomtomtomt',
          name: 'Tom Adler',
          date: '2026-08-27',
          daysAhead: 3,
          kind: 'birthday',
          turning: 50,
          isMilestone: true,
          isMemory: false,
          text: 'Tom Adler has a birthday on Thursday, turning 50: a big one.',
        },
        {
          contactId: 'adaadaadaadaadaa',
          name: 'Ada Adler',
          date: '2026-08-30',
          daysAhead: 6,
          kind: 'death',
          isMilestone: false,
          isMemory: true,
          text: 'The day on which Ada Adler died comes round on Sunday.',
        },
      ],
    });
  });

  test('teaches how days come in, where there are none', async () => {
    const { exitCode, out } = await kith(circle, 'occasions');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^No day to keep in the next 60 days\..*\n.*birthday/);
  });

  test.each([['--days', '-1'], ['--days', '99999'], ['--days', 'soon'], ['soon']])(
    'are asked for in days: %j',
    async (...args) => {
      expect((await kith(circle, 'occasions', ...args)).exitCode).toBe(2);
    },
  );
});
