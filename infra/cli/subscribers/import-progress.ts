import { existsSync, readFileSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { NO_ROWS, type SubscriberImportSummary } from '../../../functions/newsletter/import-subscribers.ts';

const count = z.int().min(0);

const progressSchema = z.object({
  /** What tells that it is still the same file. */
  bytes: count,
  changedAtMs: z.number(),
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
  return {
    before: isSame ? kept.summary : NO_ROWS,
    async store(summary: SubscriberImportSummary): Promise<void> {
      await writeFile(`${path}.draft`, JSON.stringify({ bytes, changedAtMs, summary }));
      await rename(`${path}.draft`, path);
    },
    end: () => rm(path, { force: true }),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // Cut off by a crash: all rows are read again, which changes nothing.
  }
}
