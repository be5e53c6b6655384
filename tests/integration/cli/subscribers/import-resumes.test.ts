import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDynamoDbSubscriberStore } from '../../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import { afterLeaving } from '../../../../functions/newsletter/domain/subscriber.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../../builders/clock.ts';
import { type Engine, startDynalite } from '../../../engines/engine.ts';
import { kith, openCircle } from '../command-line.ts';
import { runImport } from './run-import.ts';

const NOW = isoInstantSchema.parse(MONDAY_MORNING);
const ROWS = 1200;

let engine: Engine;
let folder: string;
let file: string;

beforeAll(async () => {
  engine = await startDynalite();
  folder = await mkdtemp(join(tmpdir(), 'kith-subscribers-'));
  file = join(folder, 'list.csv');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await engine.close();
});

const addressOf = (row: number) => emailAddressSchema.parse(`reader${row}@x.example`);

it('goes on after a kill -9: everybody is there once, nobody confirmed twice, and who left since stays so', async () => {
  const rows = Array.from({ length: ROWS }, (_, row) => addressOf(row));
  await writeFile(file, ['email', ...rows].join('\n'));
  const tables = await engine.createTables();
  const subscribers = createDynamoDbSubscriberStore(engine.documentClient, tables.audience);

  const { signal, said } = await runImport({ endpoint: engine.endpoint, tables, file }, (progress) =>
    /^importing: [6-9]\d\d rows/.test(progress),
  );
  expect(signal).toBe('SIGKILL');
  expect(said.has('result')).toBe(false);
  const early = await subscribers.find(addressOf(0));
  if (early === undefined) expect.fail('The first batch was not stored');
  await subscribers.save(afterLeaving(early, NOW) ?? early, early);

  const read: string[] = [];
  const circle = openCircle(engine, tables);
  const watched = {
    ...circle,
    subscribers: {
      ...circle.subscribers,
      findAll: async (addresses: Parameters<typeof subscribers.findAll>[0]) => {
        read.push(...addresses);
        return circle.subscribers.findAll(addresses);
      },
    },
  };
  const { out } = await kith(watched, 'subscribers', 'import', file, '--source', 'Our site', '--json');
  const { added, known }: { added: number; known: number } = JSON.parse(out);
  expect(added + known).toBe(ROWS);
  expect(read).not.toContain(addressOf(0));
  expect(existsSync(`${file}.progress.json`)).toBe(false);

  const revisions = new Map<string, number>();
  for await (const { address, revision } of subscribers.listAll()) revisions.set(address, revision);
  expect(revisions.size).toBe(ROWS);
  expect([...revisions].filter(([, revision]) => revision > 1)).toEqual([[addressOf(0), 2]]);
  expect((await subscribers.find(addressOf(0)))?.status).toBe('left');
  expect(await countLookups(tables.audience)).toBe(ROWS);
});

/** An id that leads nowhere would keep an address that nobody can have erased. */
async function countLookups(tableName: string): Promise<number> {
  const lookups = {
    TableName: tableName,
    FilterExpression: 'begins_with(pk, :lookup)',
    ExpressionAttributeValues: { ':lookup': 'SUBSCRIBER#' },
  };
  let total = 0;
  for await (const { Count = 0 } of paginateScan({ client: engine.documentClient }, lookups)) total += Count;
  return total;
}

it('of a list that was changed and imported again reads each row once, and writes none that is the same', async () => {
  await writeFile(file, ['email,tags', 'a@x.example,press', 'b@x.example,'].join('\n'));
  const circle = openCircle(engine, await engine.createTables());
  const run = () => kith(circle, 'subscribers', 'import', file, '--source', 'Our site', '--json');
  await run();
  await writeFile(file, ['email,tags', 'a@x.example,"press, fair"', 'b@x.example,'].join('\n'));
  const { out } = await run();
  expect(JSON.parse(out)).toMatchObject({ added: 0, known: 2 });
  expect(await circle.subscribers.find(emailAddressSchema.parse('a@x.example'))).toMatchObject({
    tags: ['press', 'fair'],
    revision: 2,
  });
  expect(await circle.subscribers.find(emailAddressSchema.parse('b@x.example'))).toMatchObject({
    revision: 1,
  });
});
