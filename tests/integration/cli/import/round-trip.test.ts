import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../../../functions/circle/domain/interaction.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../../infra/cli/circle.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildInteraction } from '../../../builders/interaction.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { type Engine, startDynalite } from '../../../engines/engine.ts';
import { kith, openCircle } from '../command-line.ts';

const owner = buildOwner();
const ruth = buildContact({
  nickname: 'Ruthie',
  addresses: ['ruth@adler.example', 'ruth@work.example'],
  phones: [{ label: 'mobile', number: '+44 7700 900000' }],
  occasions: [{ kind: 'birthday', date: { month: 2, day: 29 } }],
  lovedOnes: [{ name: 'Leo', relation: 'son', interests: ['trains'] }],
  notes: ['Met in Oslo.', '=not a formula'],
  mailbox: 'ruth-k3x7q2mw',
  tier: 'inner',
});
const people = [
  ruth,
  buildContact({
    contactId: 'hiddenhiddenhidd',
    name: 'Ex',
    addresses: [],
    hidden: { since: '2026-01-01T00:00:00.000Z' },
  }),
  buildContact({ contactId: 'twinstwinstwinst', name: 'Twin', addresses: [], cadenceDays: undefined }),
  buildContact({ contactId: 'twintwintwintwin', name: 'Twin', addresses: [], cadenceDays: undefined }),
];
const lunch = buildInteraction();
const call = buildInteraction({
  interactionId: 'call',
  kind: 'call',
  occurredAt: '2026-07-08T12:00:00.000Z',
  text: 'Frist words 🌻\nof two lines.',
});
const moment = (text: string) => isoInstantSchema.parse(text);

let engine: Engine;
let circle: Circle;
let folder: string;
beforeAll(async () => {
  engine = await startDynalite();
  folder = mkdtempSync(join(tmpdir(), 'kith-round-trip-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await engine?.close();
});
const emptyCircle = async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
};
beforeEach(async () => {
  await emptyCircle();
  await circle.contacts.addContacts(owner.ownerId, people);
  await circle.mailboxes.giveMailbox(ruth, 'ruth-k3x7q2mw');
  for (const entry of [lunch, call]) {
    await circle.timeline.append(entry);
    await circle.contacts.recordEntry(entry, entry);
  }
  await circle.timeline.revise(call, 'First words.', moment('2026-07-09T12:00:00.000Z'));
  await circle.timeline.revise(call, 'First words, mended.', moment('2026-07-10T12:00:00.000Z'));
});

interface Whole {
  readonly contacts: readonly Contact[];
  readonly timeline: readonly Interaction[];
  readonly earlier: unknown;
  readonly mailbox: unknown;
}

async function whole(): Promise<Whole> {
  const contacts: Contact[] = [];
  for await (const contact of circle.contacts.listContacts(owner.ownerId)) contacts.push(contact);
  const { interactions } = await circle.timeline.read(ruth);
  return {
    contacts: contacts.toSorted((one, other) => one.contactId.localeCompare(other.contactId)),
    timeline: interactions,
    earlier: await circle.timeline.readEarlierTexts(call),
    mailbox: await circle.mailboxes.findMailbox('ruth-k3x7q2mw'),
  };
}

async function exportTo(name: string): Promise<string> {
  const path = join(folder, name);
  expect(await kith(circle, 'export', path, '--yes')).toMatchObject({ exitCode: 0 });
  return path;
}

test('what is exported, lost and imported again is what it was: people, ids, timelines, earlier words', async () => {
  const path = await exportTo('circle.json');
  const before = await whole();
  await emptyCircle();
  expect((await kith(circle, 'import', path)).out).toContain(
    'circle.json, an export of Kith: 4 new, 0 updated',
  );
  expect((await whole()).contacts).toEqual([]);
  expect(await kith(circle, 'import', path, '--yes')).toMatchObject({
    exitCode: 0,
    out: '4 new, 0 updated, 0 unchanged, 0 rejected.',
  });
  expect(await whole()).toEqual(before);
  expect((await kith(circle, 'import', path, '--yes')).out).toBe(
    '0 new, 0 updated, 4 unchanged, 0 rejected.',
  );
  expect(await whole()).toEqual(before);
});

test('a hidden person stays hidden in the report', async () => {
  const path = await exportTo('hidden.json');
  await emptyCircle();
  const { out } = await kith(circle, 'import', path);
  expect(out).toContain('(hidden)');
  expect(out).not.toMatch(/\bEx\b/);
});

test('a damaged export brings what is whole, and names the lines that are not', async () => {
  const path = await exportTo('damaged.json');
  const lines = readFileSync(path, 'utf8').split('\n');
  const place = lines.findIndex((line) => line.includes('"call"'));
  lines[place] = lines[place]?.slice(0, 40) ?? '';
  writeFileSync(path, lines.slice(0, -2).join('\n'));
  await emptyCircle();
  const ran = await kith(circle, 'import', path, '--yes');
  expect(ran).toMatchObject({
    exitCode: 4,
    out: expect.stringContaining('4 new, 0 updated, 0 unchanged, 1 rejected.'),
  });
  expect(ran.notes).toContain('damaged.json ends before the export does: what follows is missing.');
  expect((await whole()).timeline).toEqual([lunch]);
});

test('an export of a later release is refused', async () => {
  const path = await exportTo('later.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"version":1', '"version":2'));
  expect(await kith(circle, 'import', path)).toMatchObject({
    exitCode: 1,
    notes: 'later.json was exported by a later release of Kith. Nothing was imported.',
  });
});

test.each(['vcf', 'csv'])('people come back from an export as .%s, too', async (ending) => {
  const path = await exportTo(`circle.${ending}`);
  await emptyCircle();
  expect((await kith(circle, 'import', path, '--yes')).out).toMatch(/^\d new, 0 updated, 0 unchanged/);
  const [back] = (await whole()).contacts.filter(({ name }) => name === 'Ruth Adler');
  const { name, nickname, addresses, notes, occasions } = ruth;
  expect(back).toMatchObject({
    name,
    nickname,
    addresses,
    notes,
    phones: [{ number: '+44 7700 900000' }],
    occasions: occasions.map(({ kind, date }) => ({ kind, date })),
    lovedOnes: ending === 'vcf' ? [{ name: 'Leo', relation: 'son' }] : [],
  });
});

test('whoever is hidden comes back hidden from a list', async () => {
  const path = await exportTo('standing.csv');
  await emptyCircle();
  await kith(circle, 'import', path, '--yes');
  const [back] = (await whole()).contacts.filter(({ name }) => name === 'Ex');
  expect(back).toMatchObject({ hidden: { since: '2026-08-24T06:30:00.000Z' } });
});

test.each(['json', 'vcf', 'csv'])(
  'whoever is in memory or not to be contacted comes back so from an export as .%s, and gets no mail',
  async (ending) => {
    const since = '2026-01-01T00:00:00.000Z';
    const inMemory = { since, diedOn: { year: 2025, month: 12, day: 30 } };
    const anna = { contactId: 'annaannaannaanna', name: 'Anna', addresses: ['anna@adler.example'] };
    const omar = { contactId: 'omaromaromaromar', name: 'Omar', addresses: ['omar@kh.example'] };
    await circle.contacts.addContacts(owner.ownerId, [
      buildContact({ ...anna, inMemory }),
      buildContact({ ...omar, doNotContact: { since } }),
    ]);
    const path = await exportTo(`circle.${ending}`);
    await emptyCircle();
    await kith(circle, 'import', path, '--yes');
    const { contacts } = await whole();
    const [backAnna, backOmar] = ['Anna', 'Omar'].map((name) =>
      contacts.find((person) => person.name === name),
    );
    expect(backAnna).toHaveProperty('inMemory');
    if (ending !== 'csv') expect(backAnna).toMatchObject({ inMemory: { diedOn: inMemory.diedOn } });
    expect(backOmar).toHaveProperty('doNotContact');
    expect(await circle.suppressions.find(emailAddressSchema.parse('anna@adler.example'))).toMatchObject({
      reason: 'in-memory',
    });
  },
);
