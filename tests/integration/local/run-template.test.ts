import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../infra/local/local-aws.ts';
import { startTinySystem } from './tiny-system.ts';

let tiny: Awaited<ReturnType<typeof startTinySystem>>;

beforeAll(async () => {
  tiny = await startTinySystem();
});

afterAll(async () => {
  await tiny.stop();
});

const url = (path: string) => `${tiny.system.origin}${path}`;
const stateSchema = z.object({
  queues: z.array(z.object({ name: z.string(), ready: z.int(), inFlight: z.int() })),
  functions: z.array(z.object({ name: z.string(), invocations: z.int(), errors: z.int() })),
});
const readState = async () => stateSchema.parse(await (await fetch(url('/_local/state'))).json());
const queue = async (name: string) => (await readState()).queues.find((candidate) => candidate.name === name);

describe('the HTTP API', () => {
  const echoSchema = z.object({ event: z.looseObject({}), now: z.number(), origin: z.string() });

  test('calls the function with a version 2.0 event, and references in its variables are resolved', async () => {
    const response = await fetch(url('/echo/hello?a=1&a=2&b=%20'), {
      method: 'POST',
      headers: { cookie: 'x=1; y=2', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    const { event, origin } = echoSchema.parse(await response.json());
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{word}',
      rawPath: '/echo/hello',
      rawQueryString: 'a=1&a=2&b=%20',
      queryStringParameters: { a: '1,2', b: ' ' },
      pathParameters: { word: 'hello' },
      cookies: ['x=1', 'y=2'],
      isBase64Encoded: true,
      body: Buffer.from('List-Unsubscribe=One-Click').toString('base64'),
    });
    expect(origin).toBe(`${tiny.system.origin}/x`);
  });

  test("functions live by Kith's clock", async () => {
    const { now } = echoSchema.parse(await (await fetch(url('/echo/x'))).json());
    expect(Math.abs(now - tiny.system.world.now().epochMilliseconds)).toBeLessThan(5_000);
  });

  test('answers 404 where the template has no route, and 500 when the function runs out of time', async () => {
    expect((await fetch(url('/nowhere'))).status).toBe(404);
    expect((await fetch(url('/slow'))).status).toBe(500);
    expect(await readFile(join(tiny.dataDir, 'functions.log'), 'utf8')).toContain(
      'Task timed out after 1 seconds',
    );
  });
});

test('a message that fails comes back when time moves on, and ends in the dead-letter queue; the others are done', async () => {
  const sqs = new SQSClient({
    endpoint: tiny.system.runtime.endpoints.sqs,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const QueueUrl = `${tiny.system.runtime.endpoints.sqs}/000000000000/Work`;
  for (const MessageBody of ['good', 'bad'])
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  sqs.destroy();
  await tiny.system.world.whenIdle();
  expect(await queue('Work')).toMatchObject({ ready: 0, inFlight: 1 });

  const advance = async (minutes: number) =>
    await tiny.system.world.moveClockTo(tiny.system.world.now().add({ minutes }));
  await advance(2);
  await advance(2);
  expect(await queue('Work')).toMatchObject({ ready: 0, inFlight: 0 });
  expect(await queue('Dead')).toMatchObject({ ready: 1 });
});

test('moving on runs every schedule that falls due on the way, in order, at its own time', async () => {
  const from = tiny.system.world.now();
  await tiny.system.world.moveClockTo(from.add({ hours: 3 }));

  const log = await readFile(join(tiny.dataDir, 'functions.log'), 'utf8');
  const ticks = [...log.matchAll(/^ticker .*?(\d{4}-\S+Z)/gm)].map((match) => match[1]);
  expect(ticks.slice(-3)).toEqual([...ticks.slice(-3)].sort());
  const last = Temporal.Instant.from(ticks.at(-1) ?? '');
  expect(last.epochMilliseconds % 3_600_000).toBe(0);
  expect(ticks).toHaveLength(3);
});
