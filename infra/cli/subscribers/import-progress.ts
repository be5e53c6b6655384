import { existsSync, readFileSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { NO_ROWS, type SubscriberImportSummary } from '../../../functions/newsletter/import-subscribers.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';

/** Its seed is that of links to leave: for nobody else on this machine, and gone at the end. */
const OWNER_ONLY = 0o600;

const count = z.int().min(0);

const progressSchema = z.object({
  /** What tells that it is still the same file. */
  bytes: count,
  changedAtMs: z.number(),
  /** What the ids of newcomers are made of. */
  seed: z.string(),
  summary: z.object({
    added: count,
    known: count,
    left: count,
    bounced: count,
    suppressed: count,
    unconfirmed: count,
    'no-address': count,
  }),
});

/** How far an import of a file has come, beside the file, so that a run that was killed goes on; it names nobody. */
export async function openImportProgress(importedPath: string) {
  const path = `${importedPath}.progress.json`;
  const { size: bytes, mtimeMs: changedAtMs } = await stat(importedPath);
  const kept = existsSync(path) ? progressSchema.safeParse(readJson(path)).data : undefined;
  const isSame = kept?.bytes === bytes && kept.changedAtMs === changedAtMs;
  const before = isSame ? kept.summary : NO_ROWS;
  const seed = isSame ? kept.seed : newSubscriberId();
  const store = async (summary: SubscriberImportSummary): Promise<void> => {
    const text = JSON.stringify({ bytes, changedAtMs, seed, summary });
    await writeFile(`${path}.draft`, text, { mode: OWNER_ONLY });
    await rename(`${path}.draft`, path);
  };
  // Before any id is made of it.
  if (!isSame) await store(before);
  return { before, seed, store, end: () => rm(path, { force: true }) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // Cut off by a crash: all rows are read again, which changes nothing.
  }
}
