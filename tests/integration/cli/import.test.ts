import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildOwner } from '../../builders/owner.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner();
let engine: Engine;
let circle: Circle;
let folder: string;
beforeAll(async () => {
  engine = await startDynalite();
  folder = mkdtempSync(join(tmpdir(), 'kith-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine?.close();
});
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  for (const name of [
    'people.csv',
    'people.rejected.csv',
    'people.rejected.rejected.csv',
    'people.report.csv',
  ])
    rmSync(join(folder, name), { force: true });
});

function write(content: string | Buffer): string {
  const path = join(folder, 'people.csv');
  writeFileSync(path, content);
  return path;
}
const importText = (content: string | Buffer, ...flags: string[]) =>
  kith(circle, 'import', write(content), '--yes', ...flags);
const planText = (content: string | Buffer, ...flags: string[]) =>
  kith(circle, 'import', write(content), ...flags);
const rejectedText = () => readFileSync(join(folder, 'people.rejected.csv'), 'utf8');
async function people(): Promise<readonly Contact[]> {
  const all: Contact[] = [];
  for await (const contact of circle.contacts.listContacts(owner.ownerId)) all.push(contact);
  return all.sort((one, other) => one.name.localeCompare(other.name));
}
const names = async () => (await people()).map(({ name }) => name);

describe('import', () => {
  test('reads everything that a row says', async () => {
    const ran = await importText(
      'Full Name,E-Mail,Cadence,Company,Job title,Birthday,Interests,Notes,Last contact\n' +
        'Ann Berg,Ann@Berg.example,every 6 weeks,Fjord,Head of design,4 May,wine; cycling,"Met in Oslo.\nHas a boat.",2026-05-04\n',
    );
    expect(ran).toEqual({
      exitCode: 0,
      out: '1 new, 0 updated, 0 unchanged, 0 rejected.',
      notes: '1 new, 0 updated, 0 unchanged, 0 rejected.',
    });
    const [ann] = await people();
    expect(ann).toMatchObject({
      name: 'Ann Berg',
      addresses: ['ann@berg.example'],
      cadenceDays: 42,
      company: 'Fjord',
      role: 'Head of design',
      occasions: [{ kind: 'birthday', date: { month: 5, day: 4 }, repeats: 'yearly' }],
      interests: ['wine', 'cycling'],
      notes: ['Met in Oslo.', 'Has a boat.'],
      lastTouchAt: '2026-05-04T11:00:00.000Z',
    });
    expect(existsSync(join(folder, 'people.rejected.csv'))).toBe(false);
  });

  test.each([
    ['a byte order mark', '\ufeffname,email\nZoë,zoe@berg.example\n'],
    ['semicolons', 'name;email\nZoë;zoe@berg.example\n'],
    ['tabs', 'name\temail\nZoë\tzoe@berg.example\n'],
    ['CRLF and no last line end', 'name,email\r\nZoë,zoe@berg.example'],
    ['old Mac line ends', 'name,email\rZoë,zoe@berg.example\r'],
    ['blank lines', '\n\nname,email\n\n,\nZoë,zoe@berg.example\n\n'],
    ['Windows-1252', Buffer.from('name,email\nZo\xeb,zoe@berg.example\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffname\temail\nZoë\tzoe@berg.example\n', 'utf16le')],
    ['quotes around all', '"name","email"\n"Zoë","zoe@berg.example"\n'],
    ['first and last name apart', 'Last name,First name,Email\n,Zoë,zoe@berg.example\n'],
  ])('reads a file with %s', async (_, content) => {
    expect(await importText(content)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^1 new, /) });
    expect(await people()).toMatchObject([{ name: 'Zoë', addresses: ['zoe@berg.example'] }]);
  });

  test('reads the euro sign and curly quotes of Windows-1252', async () => {
    await importText(Buffer.from('name,notes\nAnn,\x93owes me 5 \x80\x94\n', 'latin1'));
    expect(await people()).toMatchObject([{ notes: ['“owes me 5 €”'] }]);
  });

  test('imports the good rows and lists the bad ones with line and reason', async () => {
    const ran = await importText(
      'name,email,birthday\nAnn,ann@berg.example,\n"Leo\nLong",leo@,\nMia,mia@,\nTwin,ann@berg.example,\n,nobody@berg.example,\nZed,zed@berg.example,\n',
    );
    expect(ran).toMatchObject({
      exitCode: 4,
      out: expect.stringMatching(/^2 new, 0 updated, 0 unchanged, 4 rejected\. The rejected ones are in /),
    });
    expect(await names()).toEqual(['Ann', 'Zed']);
    expect(rejectedText()).toBe(
      [
        '\ufeff"line","reason","name","email","birthday"',
        '"3","""leo@"" is not a mail address.","Leo\nLong","leo@",""',
        '"5","""mia@"" is not a mail address.","Mia","mia@",""',
        '"6","ann@berg.example is in line 2 already.","Twin","ann@berg.example",""',
        '"7","There is no name.","","nobody@berg.example",""',
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    [
      'CRLF, within its cells too',
      'name,notes,email\r\nAnn,"a\r\nb\r\nc",\r\nLeo,,leo@\r\nMia,"d\r\ne",mia@\r\nZed,,zed@\r\n',
      ['5', '6', '8'],
    ],
    [
      'CRLF, and LF within its cells',
      'name,notes,email\r\nAnn,"a\nb",\r\nLeo,,leo@\r\nMia,"d\ne",mia@\r\nZed,,zed@\r\n',
      ['4', '5', '7'],
    ],
    [
      'LF, and one CRLF within a cell',
      'name,notes,email\nAnn,"a\r\nb",\nLeo,,leo@\nMia,"d\ne",mia@\nZed,,zed@\n',
      ['4', '5', '7'],
    ],
    ['headings over two lines', 'name,"the\r\nnotes",email\r\nAnn,"a\r\nb",\r\nLeo,,leo@\r\n', ['5']],
  ])('names the lines where rows begin in a file with %s', async (_, content, lines) => {
    expect(await importText(content)).toMatchObject({ exitCode: 4 });
    expect([...rejectedText().matchAll(/^"(\d+)",/gm)].map(([, line]) => line)).toEqual(lines);
  });

  test('takes its own list of rejected rows, once put right', async () => {
    await importText('name,email\n=Ann,ann@\n');
    writeFileSync(
      join(folder, 'people.rejected.csv'),
      rejectedText().replace('"ann@"\r', '"ann@berg.example"\r'),
    );
    const ran = await kith(circle, 'import', join(folder, 'people.rejected.csv'), '--yes');
    expect(ran).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^1 new, /) });
    expect(await names()).toEqual(['=Ann']);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])(
    'lets no spreadsheet run %j from the list of rejected rows',
    async (formula) => {
      await importText(`name,email\n"${formula}",ann@\n`);
      expect(rejectedText()).toContain(`"'${formula}"`);
    },
  );

  test('says so when it cleans a name', async () => {
    const ran = await importText('name\n"Ann\nBerg"\n');
    expect(ran.notes).toContain(
      'line 2  Ann Berg: Line breaks, odd spaces or unseen marks in the name were taken out.',
    );
    expect(await names()).toEqual(['Ann Berg']);
  });

  test('adds nobody twice when it is run again, and lets newcomers in', async () => {
    const list = 'name,email,cadence\nAnn,ann@berg.example,30\nNo Address,,30\n';
    await importText(list);
    const before = await people();
    expect(await importText(list)).toMatchObject({
      exitCode: 0,
      out: '0 new, 0 updated, 2 unchanged, 0 rejected.',
    });
    expect(await people()).toEqual(before);
    expect((await importText(`${list}Zed,zed@berg.example,\n`)).out).toMatch(
      /^1 new, 0 updated, 2 unchanged, 0 rejected\./,
    );
  });

  test('does not give somebody else an address that is taken', async () => {
    await importText('name,email\nAnn,ann@berg.example\n');
    expect((await importText('name,email\nImpostor,ann@berg.example\n')).exitCode).toBe(4);
    expect(rejectedText()).toContain('ann@berg.example belongs to Ann, who is in the circle already.');
    expect(await names()).toEqual(['Ann']);
  });

  test('makes no noise about the past: nobody is due today, and not all at once', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Guest ${index},30`);
    await importText(`name,cadence\n${rows.join('\n')}\n`);
    expect((await kith(circle, 'due')).out).toBe('Nobody is due today.');
    const dueBy = async (day: string) =>
      (await circle.contacts.listDueContacts(owner.ownerId, dayStart(day), 100)).length;
    expect(await dueBy('2026-08-24')).toBe(0);
    expect(await dueBy('2026-08-27')).toBeGreaterThan(0);
    expect(await dueBy('2026-09-08')).toBeGreaterThan(10);
    expect(await dueBy('2026-09-08')).toBeLessThan(20);
    expect(await dueBy('2026-09-23')).toBe(30);
  });

  test('brings no debt from the past: who was last met long ago comes up within a cadence, not all at once', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Guest ${index},30,2019-11-11`);
    await importText(`name,cadence,last contact\n${rows.join('\n')}\nLeo,30,2026-08-20\n`);
    expect((await kith(circle, 'due')).out).toBe('Nobody is due today.');
    const dueBy = async (day: string) =>
      (await circle.contacts.listDueContacts(owner.ownerId, dayStart(day), 100)).length;
    expect(await dueBy('2026-08-24')).toBe(0);
    expect(await dueBy('2026-09-08')).toBeGreaterThan(10);
    expect(await dueBy('2026-09-08')).toBeLessThan(20);
    expect(await dueBy('2026-09-18')).toBeLessThan(30);
    expect(await dueBy('2026-09-23')).toBe(31);
  });

  test('leaves out a day that is none or lies in the future, says so, and keeps whose it was', async () => {
    const ran = await importText(
      'name,birthday,last contact\nAnn,2026-08-25,2026-08-25\nLeo,30 Feb,2026-08-24\n',
    );
    expect(ran).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^2 new, .* 0 rejected\./) });
    expect(ran.notes).toContain(
      'line 2  Ann: The birthday lies in the future. It was left out. The last contact lies in the future. It was left out.',
    );
    expect(ran.notes).toContain('line 3  Leo: The birthday "30 Feb" is not a clear date;');
    expect(await people()).toMatchObject([
      { name: 'Ann', occasions: [] },
      { name: 'Leo', occasions: [], lastTouchAt: '2026-08-24T06:30:00.000Z' },
    ]);
    expect((await people())[0]).not.toHaveProperty('lastTouchAt');
  });

  test.each([
    [
      'has no heading for a name',
      'who,email\nAnn,ann@berg.example\n',
      'people.csv has the columns "who", "email"; it needs a column "name" (or "first name" and "last name"). Say which is which with --map "who=name". Nothing was imported.',
    ],
    ['is empty', '', 'people.csv is empty. Nothing was imported.'],
    [
      'has a row as long as a book',
      `name,email\n${'x'.repeat(200_000)},ann@berg.example\n`,
      'people.csv, from line 2 on, cannot be read: a row is longer than 128 KB, or a quotation mark is opened and never closed. Nothing was imported.',
    ],
    ['has headings only', 'name,email\n', 'people.csv has headings but no rows. Nothing was imported.'],
    [
      'never closes a quote',
      `name,email\nAnn,ann@berg.example\n"Leo,leo@adler.example\n${'x,y\n'.repeat(50)}`,
      'people.csv, from line 3 on, cannot be read: a quotation mark is opened and never closed. Nothing was imported.',
    ],
    [
      'never closes a quote, and is long',
      `name,email\nAnn,ann@berg.example\n"Leo,leo@adler.example\n${'x,y\n'.repeat(50_000)}`,
      'people.csv, from line 3 on, cannot be read: a row is longer than 128 KB, or a quotation mark is opened and never closed. Nothing was imported.',
    ],
    [
      'is a spreadsheet',
      Buffer.from('PK\u0003\u0004\u0000\u0000'),
      /is not a text file: save the sheet as CSV/,
    ],
  ])('writes nothing when the file %s', async (_, content, line) => {
    const ran = await importText(content);
    expect(ran).toEqual({
      exitCode: 1,
      out: '',
      notes: typeof line === 'string' ? line : expect.stringMatching(line),
    });
    expect(await people()).toEqual([]);
  });

  test('says when there is no such file', async () => {
    const path = join(folder, 'missing.csv');
    expect(await kith(circle, 'import', path)).toEqual({
      exitCode: 3,
      out: '',
      notes: `There is no file ${path}.`,
    });
  });

  test('writes nothing before it is told to, and says what it would do and how to go on', async () => {
    await importText('name,email,company\nAnn,ann@berg.example,\nLeo,leo@adler.example,Fjord\n');
    const before = await people();
    const ran = await planText(
      'name,email,company,phone\nAnn,ann@berg.example,Fjord,\nLeo,leo@adler.example,Acme,\nZed,zed@berg.example,,+47 1\n,x@y.example,,\n',
    );
    expect(ran).toEqual({
      exitCode: 4,
      notes: '',
      out: [
        'people.csv, a list of people: 1 new, 1 updated, 1 unchanged, 1 rejected.',
        'New\n  line 4  Zed <zed@berg.example>',
        'Updated\n  line 2  Ann <ann@berg.example>: company: Fjord',
        'Unchanged\n  line 3  Leo <leo@adler.example>: company stays Fjord (the list says Acme)',
        'Rejected\n  line 5  There is no name.',
        `Nothing is written yet. To write it: npm run kith -- import ${join(folder, 'people.csv')} --yes`,
      ].join('\n\n'),
    });
    expect(await people()).toEqual(before);
    expect(existsSync(join(folder, 'people.report.csv'))).toBe(false);
  });

  test('lists all of them in a file where there are more than twenty of a kind', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Guest ${index},guest${index}@berg.example`);
    const ran = await planText(`name,email\n${rows.join('\n')}\n,nobody@berg.example\n`);
    expect(ran.out.match(/^ {2}line/gm)).toHaveLength(21);
    expect(ran.out).toContain(`All of them are listed in ${join(folder, 'people.report.csv')}.`);
    const report = readFileSync(join(folder, 'people.report.csv'), 'utf8').split('\r\n');
    expect(report).toHaveLength(33);
    expect(report[30]).toBe('"31","new","Guest 29 <guest29@berg.example>",""');
    expect(report[31]).toBe('"32","rejected","","There is no name."');
  });

  test('fills what is empty, unites lists and moves a last contact on; nothing more the next time', async () => {
    await importText('name,email,notes,last contact\nAnn,ann@berg.example,Has a boat.,2026-05-04\n');
    const list =
      'name,email,notes,last contact,birthday,tier\nAnn,ann@berg.example; ann@home.example,Met in Oslo.,2026-06-01,4 May,inner\n';
    expect((await importText(list)).out).toBe('0 new, 1 updated, 0 unchanged, 0 rejected.');
    const after = await people();
    expect(after).toMatchObject([
      {
        addresses: ['ann@berg.example', 'ann@home.example'],
        notes: ['Has a boat.', 'Met in Oslo.'],
        lastTouchAt: '2026-06-01T11:00:00.000Z',
        occasions: [{ kind: 'birthday', date: { month: 5, day: 4 } }],
        tier: 'inner',
        cadenceSince: '2026-08-24T06:30:00.000Z',
        firstDueDelayDays: 1,
      },
    ]);
    expect((await importText(list)).out).toBe('0 new, 0 updated, 1 unchanged, 0 rejected.');
    expect(await people()).toEqual(after);
  });

  test('never makes anybody due who comes without tier and cadence, and has the owner asked about them once', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Guest ${index},2019-11-11`);
    const ran = await importText(`name,last contact\n${rows.join('\n')}\n`);
    expect(ran.out).toBe(
      '30 new, 0 updated, 0 unchanged, 0 rejected.\nWhoever is new without tier or cadence causes no nudge yet: Kith will ask you by mail whom of them you would hate to lose.',
    );
    expect(await circle.contacts.listDueContacts(owner.ownerId, dayStart('2099-01-01'), 100)).toEqual([]);
    const question = async () => (await circle.owners.findOwner(owner.ownerId))?.innerCircleQuestion;
    expect(await question()).toEqual({ since: '2026-08-24T06:30:00.000Z' });
    const askedAt = toIsoInstant(Temporal.Instant.from('2026-08-10T06:00:00Z'));
    await circle.owners.changeOwner(owner.ownerId, (before) => ({
      ...before,
      innerCircleQuestion: { since: askedAt, askedAt },
    }));
    expect((await importText('name\nZed\n')).out).toMatch(
      /Kith asked you not long ago, so it asks about these from Wed 9 Sept? 2026 on\./,
    );
    expect(await question()).toEqual({
      since: '2026-08-24T06:30:00.000Z',
      notBefore: '2026-09-09T06:00:00.000Z',
    });
  });

  test('takes headings in the words of the owner', async () => {
    const ran = await importText(
      'Vorname;Nachname;Geburtstag\nZoë;Berg;4.5.1980\n',
      '--map',
      'Vorname=first name,Nachname=last name,Geburtstag=birthday',
    );
    expect(ran.exitCode).toBe(0);
    expect(await people()).toMatchObject([{ name: 'Zoë Berg', occasions: [{ date: { year: 1980 } }] }]);
  });

  test('leaves hidden people alone, and their names out of the report', async () => {
    await importText('name,email\nAnn,ann@berg.example\n');
    const [ann] = await people();
    if (!ann) throw new Error('Ann is missing');
    await circle.contacts.changeContact(ann, (contact) => ({
      ...contact,
      name: 'Secret Ann',
      hidden: { since: contact.addedAt },
    }));
    const ran = await planText('name,email,company\nSomebody,ann@berg.example,Fjord\n');
    expect(ran.out).toContain('0 new, 0 updated, 1 unchanged, 0 rejected.');
    expect(ran.out).not.toContain('Ann');
  });

  test('tells a script in JSON', async () => {
    const ran = await importText('name,email,shoe size\nAnn,ann@berg.example,40\nLeo,leo@,44\n', '--json');
    expect(JSON.parse(ran.out)).toEqual({
      dryRun: false,
      format: 'a list of people',
      new: 1,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      asksFrom: '2026-08-24T06:30:00.000Z',
      rejectedFile: join(folder, 'people.rejected.csv'),
    });
    expect(ran.notes).toBe('Columns without a use: shoe size.\n1 new, 0 updated, 0 unchanged, 1 rejected.');
  });
});

function dayStart(day: string) {
  return toIsoInstant(Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').toInstant());
}
