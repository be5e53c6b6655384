import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { circleDocumentEntrySchema } from '../../../functions/circle/domain/export/circle-document.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { kith, openCircle } from './command-line.ts';

const owner = buildOwner();
const ruth = buildContact({
  occasions: [
    { kind: 'birthday', date: { month: 5, day: 4, year: 1976 } },
    { kind: 'anniversary', date: { month: 6, day: 12 } },
  ],
  notes: ['=HYPERLINK("https://evil.example")'],
});
const peter = buildContact({
  contactId: 'peterpeterpeterp',
  name: 'Peter Holm',
  addresses: ['peter@holm.example'],
  occasions: [{ kind: 'birthday', date: { month: 6, day: 1 } }],
  hidden: { since: '2026-01-01T00:00:00.000Z', reason: 'divorce' },
});
const lunch = buildInteraction({ attachments: [{ contentType: 'image/png', sizeBytes: 7 }] });

const engine = await startDynalite();
let circle: Circle;
let folder: string;
afterAll(() => engine?.close());
beforeEach(async () => {
  circle = openCircle(engine, await engine.createTables());
  await circle.owners.addOwner(owner);
  await circle.contacts.addContacts(owner.ownerId, [ruth, peter]);
  await circle.timeline.append(lunch);
  folder = mkdtempSync(join(tmpdir(), 'kith-export-'));
  return () => rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);

describe('export', () => {
  test('to JSON holds all there is, the hidden and what words were before', async () => {
    await circle.timeline.revise(
      lunch,
      'Met for lunch at Moro, with Leo.',
      isoInstantSchema.parse('2026-08-24T13:00:00.000Z'),
    );
    expect(await kith(circle, 'export', at('all.json'))).toEqual({
      exitCode: 0,
      out: `2 people are in ${at('all.json')} now.`,
      notes: '',
    });
    const { entries, format } = JSON.parse(readFileSync(at('all.json'), 'utf8'));
    expect(format).toBe('kith-circle');
    const read = circleDocumentEntrySchema.array().parse(entries);
    const people = read.flatMap((entry) => (entry.type === 'contact' ? [entry.contact] : []));
    expect(people.map((person) => ({ ...person, ownerId: owner.ownerId }))).toEqual([peter, ruth]);
    expect(read.at(-1)).toMatchObject({
      type: 'interaction',
      interaction: { text: 'Met for lunch at Moro, with Leo.', attachments: lunch.attachments },
      earlierTexts: [{ text: lunch.text }],
    });
  });

  test('to CSV marks the hidden, and no cell runs as a formula', async () => {
    await kith(circle, 'export', at('all.csv'));
    const rows = parse(readFileSync(at('all.csv')), { bom: true, columns: true });
    expect(rows).toMatchObject([
      { name: 'Peter Holm', standing: 'hidden', birthday: '1 June', anniversary: '' },
      {
        name: 'Ruth Adler',
        standing: '',
        birthday: '1976-05-04',
        anniversary: '12 June',
        notes: `'${ruth.notes[0]}`,
      },
    ]);
  });

  test('to vCard and to a calendar leaves the hidden out', async () => {
    expect(await kith(circle, 'export', at('all.vcf'))).toMatchObject({
      out: `1 person is in ${at('all.vcf')} now. 1 hidden person is not in it; the JSON holds everybody.`,
    });
    const cards = ICAL.parse(readFileSync(at('all.vcf'), 'utf8'));
    expect(new ICAL.Component(cards).getFirstPropertyValue('fn')).toBe('Ruth Adler');
    await kith(circle, 'export', at('all.ics'));
    const calendar = readFileSync(at('all.ics'), 'utf8');
    expect(calendar).toContain("SUMMARY:Ruth Adler's birthday (turns 50)\r\n");
    expect(calendar).not.toContain('Peter');
    expect(new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')).toHaveLength(7);
  });

  test('to the screen is the same text as to a file', async () => {
    await kith(circle, 'export', at('all.ics'));
    const { out } = await kith(circle, 'export', '-', '--format', 'ics');
    expect(`${out}\n`).toBe(readFileSync(at('all.ics'), 'utf8'));
  });

  test('tells a script in JSON what it wrote, in a file for nobody else', async () => {
    const { out } = await kith(circle, 'export', at('all.txt'), '--format', 'vcf', '--json');
    expect(JSON.parse(out)).toEqual({ file: at('all.txt'), format: 'vcf', people: 1, leftOut: 1 });
    expect(statSync(at('all.txt')).mode & 0o777).toBe(0o600);
  });

  test('replaces a file only when told to, and leaves no draft beside it', async () => {
    writeFileSync(at('all.csv'), 'mine');
    expect(await kith(circle, 'export', at('all.csv'))).toMatchObject({
      exitCode: 1,
      notes: `${at('all.csv')} is there already: choose another name, or add --yes to replace it.`,
    });
    expect(readFileSync(at('all.csv'), 'utf8')).toBe('mine');
    expect(await kith(circle, 'export', at('all.csv'), '--yes')).toMatchObject({ exitCode: 0 });
    expect(readdirSync(folder)).toEqual(['all.csv']);
  });

  test('leaves nothing behind when it fails half-way', async () => {
    const broken = { ...circle, contacts: { ...circle.contacts, listContacts: failing } };
    async function* failing() {
      yield ruth;
      throw new Error('the store is gone');
    }
    await expect(kith(broken, 'export', at('all.json'))).rejects.toThrow('the store is gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    [['export'], 'export needs one file, or - for the screen.'],
    [['export', 'people'], "Say the format by the file's ending or with --format: json, csv, vcf, ics."],
    [['export', 'people.doc'], 'There is no format doc; there are json, csv, vcf, ics.'],
    [['export', '-', '--format', 'csv', '--json'], 'export - prints the export itself: leave out --json.'],
  ])('%j is answered with what to do', async (args, text) => {
    const { exitCode, notes } = await kith(circle, ...args);
    expect({ exitCode, notes }).toEqual({ exitCode: 2, notes: expect.stringContaining(text) });
  });

  test('into a folder that is not there is told in a line', async () => {
    const { exitCode, notes } = await kith(circle, 'export', at('nowhere/all.csv'));
    expect(exitCode).toBe(1);
    expect(notes).toMatch(/all\.csv cannot be written: /);
  });
});
