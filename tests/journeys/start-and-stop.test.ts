import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { readRuntimeFile } from '../../infra/local/data/runtime-file.ts';
import { openDataStore } from '../../infra/local/open-data-store.ts';
import { OWNER_ADDRESS } from './demo-journey.ts';
import { type StartedCommand, startByShell, startCommand } from './start-command.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-start-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

test('a restart keeps mail, clock, keys and tables, and sends nothing twice; killed without warning, it leaves nothing behind and starts again', async () => {
  const first = await startCommand(dataDir);
  await move(first, 'PT1H');
  const nowBefore = await readNow(first);
  const lettersBefore = await listMail(first);
  expect(lettersBefore).toHaveLength(1);
  expect(await first.end('SIGTERM')).toMatchObject({ exitCode: 0 });

  const second = await startCommand(dataDir);
  expect(await listMail(second)).toEqual(lettersBefore);
  expect((await readNow(second)) >= nowBefore).toBe(true);
  await replyTo(second, lettersBefore[0]?.id ?? '', 'Still the same keys and tables.');
  await move(second, 'PT1M');
  const receipts = (await listMail(second)).slice(lettersBefore.length);
  expect(receipts.map(({ subject }) => subject)).toEqual(['Re: Kith']); // no notice: the reply was understood
  const { dynamodb } = second.runtime.endpoints;
  expect(await answers(dynamodb)).toBe(true);
  await second.end('SIGKILL');
  await expect.poll(() => answers(dynamodb), { timeout: 5_000 }).toBe(false);

  const third = await startCommand(dataDir); // the lock of the dead process is taken over
  expect(await listMail(third)).toHaveLength(2);
  await third.end('SIGINT');
  expect(await readNewestWords('Ruth Adeyemi')).toBe('Still the same keys and tables.');
});

test('ends when the shell of npm is ended, and frees its data', async () => {
  await (await startByShell(dataDir)).end('SIGTERM');
  expect(readRuntimeFile(dataDir)).toBeUndefined();
});

/** From the stopped system's tables, as a program beside it reads them. */
async function readNewestWords(name: string): Promise<string | undefined> {
  const store = await openDataStore(dataDir);
  try {
    const { documentClient, tableNames } = store;
    const [owner] = await createDynamoDbOwnerStore(documentClient, tableNames.circle).listOwners();
    if (owner === undefined) return undefined;
    const people = createDynamoDbContactStore(documentClient, tableNames.circle).listContacts(owner.ownerId);
    for await (const person of people) {
      if (person.name !== name) continue;
      const { interactions } = await createDynamoDbTimeline(documentClient, tableNames.circle).read(person);
      return interactions[0]?.text;
    }
    return undefined;
  } finally {
    await store.close();
  }
}

const mailListSchema = z.array(z.object({ id: z.string(), subject: z.string() }));

async function listMail({ runtime }: StartedCommand) {
  const response = await fetch(`${runtime.origin}/_local/mail?to=${OWNER_ADDRESS}`);
  return mailListSchema.parse(await response.json());
}

async function readNow({ runtime }: StartedCommand): Promise<string> {
  const response = await fetch(`${runtime.origin}/_local/state`);
  return z.object({ now: z.string() }).parse(await response.json()).now;
}

async function move({ runtime }: StartedCommand, advance: string): Promise<void> {
  const body = JSON.stringify({ advance });
  expect((await fetch(`${runtime.origin}/_local/clock`, { method: 'POST', body })).status).toBe(200);
}

async function replyTo({ runtime }: StartedCommand, mailId: string, text: string): Promise<void> {
  const raw = await (await fetch(`${runtime.origin}/_local/mail/${mailId}`)).text();
  const to = /^Reply-To:\s+(\S+)/m.exec(raw)?.[1];
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: runtime.smtpPort,
    ignoreTLS: true,
  });
  await transport.sendMail({ from: OWNER_ADDRESS, to, subject: 'Re: Kith', text });
  transport.close();
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
}
