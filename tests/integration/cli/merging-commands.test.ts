import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const ruth = buildContact({ addresses: ['ruth.adler@gmail.com'] });
const twin = buildPerson('Ruth A.', {
  addresses: ['ruthadler@gmail.com'],
  company: 'Hill & Co',
  cadenceDays: undefined,
});
const home = { lines: ['5 Moro Lane'], locality: 'Hull' };
let engine: Engine;
let circle: Circle;
let folder: string;
beforeAll(async () => {
  engine = await startDynalite();
  folder = mkdtempSync(join(tmpdir(), 'kith-cards-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine?.close();
});
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  const owner = buildOwner();
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [
    ruth,
    twin,
    buildPerson('=Tom', { tags: ['Xmas'], postalAddresses: [home] }),
    buildPerson('Mia Adler', { tags: ['xmas'] }),
  ]);
});

const command = `npm run kith -- merge ${ruth.contactId} ${twin.contactId}`;
const countPeople = async () => JSON.parse((await kith(circle, 'people', '--json')).out).people.length;

describe('duplicates', () => {
  test('says who may be there twice, why, and how to merge them', async () => {
    expect((await kith(circle, 'duplicates')).out).toBe(
      [
        `Ruth Adler <ruth.adler@gmail.com> and Ruth A. <ruthadler@gmail.com>\n  Both have the mailbox ruthadler@gmail.com.\n  ${command}`,
        'Nothing is merged by itself: each merge shows first what would come of it.',
      ].join('\n\n'),
    );
    expect(JSON.parse((await kith(circle, 'duplicates', '--json')).out)).toMatchObject({
      duplicates: [
        { confidence: 'strong', keep: { name: 'Ruth Adler' }, absorb: { name: 'Ruth A.' }, command },
      ],
    });
  });

  test('says so when there are none', async () => {
    await kith(circle, 'merge', 'Ruth Adler', 'Ruth A.', '--yes');
    expect((await kith(circle, 'duplicates')).out).toBe('Nobody seems to be in the circle twice.');
  });
});

describe('merge', () => {
  test('shows what would come of it, and changes nothing', async () => {
    const { exitCode, out } = await kith(circle, 'merge', 'Ruth Adler', 'ruthadler@gmail.com');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Ruth A\. <ruthadler@gmail\.com> would become part of Ruth Adler/);
    expect(out).toContain('Hill & Co');
    expect(out).toContain('also: called Ruth A.');
    expect(out).toMatch(new RegExp(`Nothing was changed\\. To do it: ${command} --yes$`));
    expect(await countPeople()).toBe(4);
  });

  test('says beforehand that who would come of it is in memory', async () => {
    await kith(circle, 'set', 'ruthadler@gmail.com', 'in', 'memory,', 'died', '3', 'May', '2026');
    expect((await kith(circle, 'merge', 'Ruth Adler', 'ruthadler@gmail.com')).out).toContain(
      '\n  When        in memory, died 3 May 2026\n',
    );
  });

  test('merges with --yes, by id, and unmerge brings back who was absorbed', async () => {
    expect((await kith(circle, 'merge', ruth.contactId, twin.contactId, '--yes')).out).toBe(
      `They are one now: Ruth Adler <ruth.adler@gmail.com>. To take it back: npm run kith -- unmerge ${twin.contactId}`,
    );
    expect(await countPeople()).toBe(3);
    expect((await kith(circle, 'merge', ruth.contactId, twin.contactId, '--yes')).out).toMatch(
      /^They were merged before/,
    );
    expect((await kith(circle, 'unmerge', 'ruth', 'a.')).out).toContain(
      `Nothing was changed. To do it: npm run kith -- unmerge ${twin.contactId} --yes`,
    );
    expect(await countPeople()).toBe(3);
    expect((await kith(circle, 'unmerge', 'ruth', 'a.', '--yes')).out).toBe(
      'Ruth A. <ruthadler@gmail.com> is a contact of their own again.',
    );
    expect(await circle.contacts.findContact(ruth)).toEqual(ruth);
    expect(await circle.contacts.findContact(twin)).toEqual(twin);
  });

  test.each([
    [['merge', 'Ruth Adler'], 2, /^merge needs two people, whom to keep first/],
    [['merge', 'Ruth Adler', 'Zed'], 3, /^There is nobody called Zed in the circle\.$/],
    [['merge', 'Ruth Adler', ruth.contactId], 1, /^These two are one contact already\.$/],
    [['unmerge', 'Ruth Adler'], 3, /^Nobody called Ruth Adler was part of a merge\.$/],
    [['unmerge'], 2, /^unmerge needs the name/],
    [['duplicates', 'now'], 2, /^duplicates takes nothing after it/],
    [['cards'], 2, /^cards needs a tag/],
  ])('answers %j in a line', async (args, exitCode, line) => {
    expect(await kith(circle, ...args)).toMatchObject({
      exitCode,
      notes: expect.stringMatching(line),
      out: '',
    });
  });
});

describe('cards', () => {
  test('lists a card a household, and apart whoever has no address', async () => {
    expect((await kith(circle, 'cards', '--tag', 'xmas')).out).toBe(
      '=Tom\n5 Moro Lane\nHull\n\nNot ready to send:\n  Mia Adler: an address missing',
    );
    const { cards } = JSON.parse((await kith(circle, 'cards', '--tag', 'XMAS', '--json')).out);
    expect(cards).toMatchObject([{ salutation: '=Tom', missing: [] }, { missing: ['an address'] }]);
  });

  test('writes a list that no spreadsheet runs, and replaces no file unasked', async () => {
    const file = join(folder, 'cards.csv');
    expect((await kith(circle, 'cards', '--tag', 'xmas', '--csv', file)).out).toMatch(/^1 card in /);
    expect(readFileSync(file, 'utf8')).toBe(
      '"salutation","street","town","region","postal code","country","people"\r\n"\'=Tom","5 Moro Lane","Hull","","","","\'=Tom"\r\n',
    );
    expect(await kith(circle, 'cards', '--tag', 'xmas', '--csv', file)).toMatchObject({ exitCode: 1 });
    expect(await kith(circle, 'cards', '--tag', 'xmas', '--csv', file, '--yes')).toMatchObject({
      exitCode: 0,
    });
  });

  test('says how to tag people where nobody is', async () => {
    expect((await kith(circle, 'cards', '--tag', 'easter')).out).toBe(
      'Nobody is tagged easter yet. Tag whom you want to write to, then come back:\n  npm run kith -- set "Ruth Adler" tags=easter',
    );
  });
});
