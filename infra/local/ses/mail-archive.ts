import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { SentMail } from '../world.ts';

const entrySchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: z.iso.datetime(),
  tags: z.record(z.string(), z.string()),
});

const INDEX_FILE = 'index.jsonl';

/** Every mail that the local SES took, as it would have gone out: one file a message, and a line in the index. */
export class MailArchive {
  readonly #folder: string;
  readonly #entries: SentMail[];

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#entries = readIndex(join(folder, INDEX_FILE));
  }

  /** Newest last; of one recipient, if named. */
  list(to?: string): readonly SentMail[] {
    const wanted = to?.toLowerCase();
    return this.#entries.filter((entry) => wanted === undefined || entry.to.toLowerCase() === wanted);
  }

  get size(): number {
    return this.#entries.length;
  }

  countSince(moment: Temporal.Instant): number {
    const since = moment.toString({ smallestUnit: 'millisecond' });
    return this.#entries.filter(({ sentAt }) => sentAt >= since).length;
  }

  async read(id: string): Promise<Buffer | undefined> {
    if (!this.#entries.some((entry) => entry.id === id)) return undefined;
    return await readFile(this.#messagePath(id));
  }

  /** The message is on disk before the index names it, so that a crash leaves no entry without its message. */
  add(entry: SentMail, rawMessage: Buffer): void {
    writeFileSync(this.#messagePath(entry.id), rawMessage);
    appendFileSync(join(this.#folder, INDEX_FILE), `${JSON.stringify(entry)}\n`);
    this.#entries.push(entry);
  }

  #messagePath(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}

/** A crash may leave the last line half written; such a line is no entry. */
function readIndex(path: string): SentMail[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(readEntry);
}

function readEntry(line: string): SentMail[] {
  try {
    return [entrySchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
