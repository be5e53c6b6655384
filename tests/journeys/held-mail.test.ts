import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../infra/local/local-aws.ts';
import { DemoJourney, OWNER_ADDRESS, replyAddressOf } from './demo-journey.ts';
import { kithFor } from './kith-command.ts';

let journey: DemoJourney;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

test('a mail in which a virus was found is held unopened, listed and told; let through, it is logged once', async () => {
  const kith = kithFor(journey);
  const brief = await journey.readNewestMail();
  const before = await journey.timelineOf('Ruth Adeyemi');
  await journey.post('/_local/faults', { verdicts: { [OWNER_ADDRESS]: { virus: 'FAIL' } } });
  await journey.reply({ to: replyAddressOf(brief), text: 'Met for coffee.\n' });
  await journey.post('/_local/faults', { clear: true });
  expect(await journey.timelineOf('Ruth Adeyemi')).toEqual(before);
  expect((await journey.readNewestMail()).subject).toContain('set aside unread');

  const listed = await kith('mail', '--fate', 'quarantined');
  expect(listed).toContain('held: spam or a virus was found');
  const id = listed.trim().split(/\s+/).at(-1) ?? '';
  const file = join(journey.dataDir, 'held.eml');
  expect(await kith('mail', 'show', id, '--raw', file)).toContain('virus fail');
  expect(await readFile(file, 'utf8')).toContain('Met for coffee.');

  expect(await kith('mail', 'release', id)).toContain('Nothing was changed.');
  expect(await kith('mail', 'release', id, '--yes')).toContain('Let through.');
  await journey.system.world.whenIdle();
  const [newest, ...older] = await journey.timelineOf('Ruth Adeyemi');
  expect(newest?.text).toBe('Met for coffee.');
  expect(older).toEqual(before);
  expect(await kith('mail', '--fate', 'logged')).toContain(id);
  expect(await kith('mail', 'release', id, '--yes')).toContain('There is nothing to let through');
  expect(await kith('redrive')).toBe('No message has failed for good.');
});

test('what failed for good is counted, and tried again on --yes', async () => {
  const kith = kithFor(journey);
  const { queues, endpoints } = journey.system.runtime;
  const sqs = new SQSClient({
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
    endpoint: endpoints.sqs,
    useQueueUrlAsEndpoint: false,
  });
  // SES's own trial of a new rule, which the reader passes over.
  const MessageBody = JSON.stringify({ Message: 'Successfully validated SNS topic' });
  await sqs.send(new SendMessageCommand({ QueueUrl: queues?.arrivals.deadLettersUrl, MessageBody }));
  sqs.destroy();
  expect(await kith('redrive')).toContain('1 × mail that came in');
  expect(await kith('redrive', '--yes')).toContain('1 × mail that came in');
  await journey.system.world.whenIdle();
  expect(await kith('redrive')).toBe('No message has failed for good.');
});
