import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MailUnreadableError } from '../../../../functions/inbound/mail-reader.ts';
import { mutate } from '../../../fuzz/mutate-bytes.ts';
import { seededRandom } from '../../../fuzz/seeded-random.ts';
import { readMessage } from './read-fixture.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/mail/messages');
let corpus: readonly Buffer[];

beforeAll(async () => {
  const names = await readdir(FOLDER);
  corpus = await Promise.all(names.map((name) => readFile(join(FOLDER, name))));
});

const outcomeOf = async (raw: Uint8Array) => {
  try {
    return (await readMessage(raw)).kind.kind;
  } catch (error) {
    if (error instanceof MailUnreadableError) return 'unreadable';
    throw error;
  }
};

describe('any message at all', () => {
  it('is read as something or refused by name: bytes at random', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (raw) => {
        expect(await outcomeOf(raw)).toBeTypeOf('string');
      }),
    );
  });

  it('is read as something or refused by name: a mail that was damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(await outcomeOf(mutate(corpus, seededRandom(seed)))).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same each time', async () => {
    for (const raw of corpus) expect(await readMessage(raw)).toEqual(await readMessage(raw));
  });
});
