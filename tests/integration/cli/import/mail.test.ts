import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Circle } from '../../../../infra/cli/circle.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { type Engine, startDynalite } from '../../../engines/engine.ts';
import { kith, openCircle } from '../command-line.ts';

const owner = buildOwner();
const ruth = buildContact();
let engine: Engine;
let circle: Circle;
let folder: string;
beforeAll(async () => {
  engine = await startDynalite();
  folder = mkdtempSync(join(tmpdir(), 'kith-mail-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine?.close();
});
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [ruth]);
});

const mail = (headers: Record<string, string>, body = 'Hello.\n\nFrom here on, more.') =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}\r\n`;
const toRuth = { From: 'Nora <nora@lindqvist.example>', To: 'Ruth Adler <Ruth@adler.example>' };
const fromRuth = { From: '"Adler, Ruth" <ruth@adler.example>', To: 'nora@lindqvist.example' };

function writeMbox(...mails: readonly string[]): string {
  const path = join(folder, 'archive.mbox');
  writeFileSync(
    path,
    mails.map((text) => `From nobody@x.example Mon Aug 17 10:00:00 2026\n${text}\n`).join(''),
  );
  return path;
}
const lastTouch = async () => (await circle.contacts.findContact(ruth))?.lastTouchAt;

test('an mbox moves a last contact on, once it is told to', async () => {
  const path = writeMbox(
    mail({ ...toRuth, Date: 'Mon, 3 Aug 2026 10:00:00 +0200' }),
    mail({ ...fromRuth, Date: 'Mon, 17 Aug 2026 10:00:00 +0200 (CEST)' }),
    mail({ ...toRuth, Date: 'Mon, 1 Jun 2026 10:00:00 +0200' }),
  );
  const ran = await kith(circle, 'import', path);
  expect(ran).toMatchObject({ exitCode: 0, notes: '' });
  expect(ran.out).toContain('archive.mbox: 3 mails, 3 between you and one to five people.');
  expect(ran.out).toContain('Last contact\n  Ruth Adler <ruth@adler.example>: 2026-08-17, before 2026-07-08');
  expect(ran.out).toContain(`To write it: npm run kith -- import ${path} --yes`);
  expect(await lastTouch()).toBe(ruth.lastTouchAt);
  expect((await kith(circle, 'import', path, '--yes')).out).toContain(
    'The last contact of 1 person was moved on.',
  );
  expect(await lastTouch()).toBe('2026-08-17T08:00:00.000Z');
  expect((await kith(circle, 'import', path)).out).toContain('There is nothing to write.');
});

test.each([
  ['comes from a list', { ...fromRuth, 'List-Id': '<news.adler.example>' }, '1 automatic'],
  ['is an automatic answer', { ...fromRuth, 'Auto-Submitted': 'auto-replied' }, '1 automatic'],
  ['is bulk', { ...fromRuth, Precedence: 'bulk' }, '1 automatic'],
  ['comes from a machine', { From: 'no-reply@adler.example', To: 'nora@lindqvist.example' }, '1 automatic'],
  [
    'goes to many',
    { ...toRuth, Cc: 'a@x.example, b@x.example, c@x.example, d@x.example,\r\n e@x.example' },
    '1 to more than five',
  ],
  ['is between others', { From: 'ruth@adler.example', To: 'leo@adler.example' }, '1 neither from nor to you'],
  ['has a date that is none', { ...fromRuth, Date: 'yesterday' }, '1 without a date'],
  ['has a date of 1970', { ...fromRuth, Date: 'Thu, 1 Jan 1970 00:00:00 +0000' }, '1 without a date'],
  ['comes from the future', { ...fromRuth, Date: 'Tue, 1 Sep 2026 10:00:00 +0000' }, '1 from the future'],
])('a mail that %s is no contact, and is counted', async (_, headers, counted) => {
  const { Date: date = 'Mon, 17 Aug 2026 10:00:00 +0000', ...rest }: Record<string, string> = headers;
  const path = writeMbox(mail({ ...rest, Date: date }));
  const { out } = await kith(circle, 'import', path, '--yes');
  expect(out).toContain(counted);
  expect(await lastTouch()).toBe(ruth.lastTouchAt);
});

test('nobody is added, but whom the owner writes most is named', async () => {
  const toZed = {
    From: 'nora@lindqvist.example',
    To: 'zed@x.example',
    Date: 'Mon, 17 Aug 2026 10:00:00 +0000',
  };
  const path = writeMbox(mail(toZed), mail(toZed), mail({ ...toZed, To: 'mia@x.example' }));
  const { out } = await kith(circle, 'import', path, '--yes');
  expect(out).toContain('not in your circle\n  zed@x.example: 2\n  mia@x.example: 1');
  const all = [];
  for await (const contact of circle.contacts.listContacts(owner.ownerId)) all.push(contact);
  expect(all).toHaveLength(1);
});

test('old mail makes nobody due who has just been picked', async () => {
  const leo = buildContact({
    contactId: 'leolleolleolleol',
    name: 'Leo',
    addresses: ['leo@adler.example'],
    lastTouchAt: undefined,
    addedAt: '2026-08-20T06:30:00.000Z',
  });
  await circle.contacts.addContact(leo);
  const path = writeMbox(
    mail({ ...toRuth, To: 'leo@adler.example', Date: 'Mon, 3 Aug 2020 10:00:00 +0200' }),
  );
  await kith(circle, 'import', path, '--yes');
  const { people } = JSON.parse((await kith(circle, 'due', '--json')).out);
  expect(people).toMatchObject([{ name: 'Ruth Adler' }]);
  expect(people).toHaveLength(1);
});

test('a folder of .eml files and a maildir are read, too', async () => {
  const cur = join(folder, 'maildir', 'cur');
  mkdirSync(cur, { recursive: true });
  writeFileSync(join(cur, '1724.M1.host:2,S'), mail({ ...toRuth, Date: 'Sat, 15 Aug 2026 10:00:00 +0000' }));
  writeFileSync(
    join(folder, 'maildir', 'one.eml'),
    mail({ ...fromRuth, Date: 'Sun, 16 Aug 2026 10:00:00 +0000' }),
  );
  writeFileSync(join(folder, 'maildir', 'notes.txt'), 'no mail');
  const ran = await kith(circle, 'import', join(folder, 'maildir'), '--yes', '--json');
  expect(JSON.parse(ran.out)).toMatchObject({ mails: 2, touches: 2, moved: 1 });
  expect(await lastTouch()).toBe('2026-08-16T10:00:00.000Z');
});
