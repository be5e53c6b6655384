import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportedPerson } from '../../../../functions/circle/domain/import/person-reading.ts';
import { kindOfFile, openPeopleFile } from '../../../../infra/cli/import/open-people-file.ts';

interface Read {
  readonly title: string;
  /** By name. */
  readonly people: Record<string, ImportedPerson>;
  /** `7: There is no name.`, and what was cleaned in the same way. */
  readonly remarks: readonly string[];
}

/** What Kith makes of a file in tests/fixtures/import. */
export const readFixture = (name: string): Promise<Read> =>
  readFile(path.join(import.meta.dirname, '../../../fixtures/import', name));

/** The same, of a file that holds just this. */
export async function readText(content: string | Buffer): Promise<Read> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-read-'));
  try {
    const file = path.join(folder, 'people');
    writeFileSync(file, content);
    return await readFile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readFile(file: string): Promise<Read> {
  const kind = await kindOfFile(file);
  if (kind !== 'cards' && kind !== 'list') throw new Error(`${file} is ${kind}`);
  const { title, entries, entryCount } = await openPeopleFile(file, kind, new Map());
  const people: Record<string, ImportedPerson> = {};
  const remarks: string[] = [];
  let count = 0;
  for await (const { line, reading } of entries()) {
    count += 1;
    if (reading.outcome === 'read') people[reading.person.details.name] = reading.person;
    const texts = reading.outcome === 'read' ? reading.cleanings : [reading.reason];
    remarks.push(...texts.map((text) => `${line}: ${text}`));
  }
  if (count !== entryCount) throw new Error(`${entryCount} entries were counted, but ${count} read`);
  return { title, people, remarks };
}
