import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListTopicsCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveryIdSchema } from '../../functions/shared/ids.ts';
import { signReplyAddress } from '../../functions/shared/reply-address.ts';
import { parseKeyRing, toTokenKeys } from '../../functions/token-keys/domain/key-ring.ts';
import { DEMO_START } from '../../infra/local/demo/demo-moments.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, localArn } from '../../infra/local/local-aws.ts';
import { buildRawMail } from '../builders/raw-mail.ts';
import { DemoJourney, OWNER_ADDRESS, replyAddressAbout } from './demo-journey.ts';

let journey: DemoJourney;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

const firstBrief = async () => {
  const [first] = await journey.listMail();
  return await journey.readMail(first?.id);
};

test('one notification delivered twice makes one interaction', async () => {
  const arrivals = await overhearArrivals();
  await journey.reply({ to: replyAddressAbout(await firstBrief(), 'Kenji'), text: 'Hana is well again.' });
  await arrivals.repeat();
  await journey.system.world.whenIdle();

  const logged = (await journey.timelineOf('Kenji Watanabe')).filter(
    ({ text }) => text === 'Hana is well again.',
  );
  expect(logged).toHaveLength(1);
});

test('the same bytes sent twice by SMTP, as after a lost 250, make one interaction', async () => {
  const to = replyAddressAbout(await firstBrief(), 'Kenji');
  const bytes = buildRawMail({ from: OWNER_ADDRESS, to, body: 'Kenji plays the cello.' });
  const { world } = journey.system;

  await world.sendBySmtp({ from: OWNER_ADDRESS, to: [to] }, bytes);
  await world.whenIdle();
  await journey.advance('PT10M');
  await world.sendBySmtp({ from: OWNER_ADDRESS, to: [to] }, bytes);
  await world.whenIdle();

  const logged = (await journey.timelineOf('Kenji Watanabe')).filter(
    ({ text }) => text === 'Kenji plays the cello.',
  );
  expect(logged).toHaveLength(1);
});

test('mail to an address that no receipt rule takes is refused with 550 5.1.1', async () => {
  const reply = journey.reply({ to: 'someone@in.kith.example', text: 'Hello?' });
  await expect(reply).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringContaining('5.1.1'),
  });
});

test('a reply to a forged address is kept, the owner hears of it, and nothing is logged', async () => {
  const address = replyAddressAbout(await firstBrief(), 'Priya');
  const forged = address.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'));
  const before = await journey.timelineOf('Priya Raman');

  await journey.reply({ to: forged, text: 'Not from a nudge.' });

  expect((await journey.readNewestMail()).subject).toBe(
    'Your mail came to a reply address that Kith does not know any more',
  );
  expect(await journey.timelineOf('Priya Raman')).toEqual(before);
});

test('a reply to an expired address is kept, the owner hears of it, and nothing is logged', async () => {
  const address = await expiredAddress();
  const before = await journey.timelineOf('Ruth Adeyemi');

  await journey.reply({ to: address, text: 'Half a year late.' });

  expect((await journey.readNewestMail()).subject).toBe(
    'A mail about Ruth Adeyemi came to an address that has expired',
  );
  expect(await journey.timelineOf('Ruth Adeyemi')).toEqual(before);
});

test("a reply that fails its domain's DMARC policy is not acted on, and the owner is asked", async () => {
  await journey.post('/_local/faults', { verdicts: { [OWNER_ADDRESS]: { dmarc: 'FAIL' } } });
  const before = await journey.timelineOf('Daniel Okafor');

  await journey.reply({ to: replyAddressAbout(await firstBrief(), 'Daniel'), text: 'Pay this invoice.' });
  await journey.post('/_local/faults', { clear: true });

  expect((await journey.readNewestMail()).subject).toBe('A mail about Daniel Okafor may not be yours');
  expect(await journey.timelineOf('Daniel Okafor')).toEqual(before);
});

test('what other sites send to the routes of the runner is refused', async () => {
  const foreign = await journey.post('/_local/clock', { advance: 'P1D' }, { origin: 'https://example.org' });
  expect(foreign.status).toBe(403);
});

test.each([
  ['{"advance":"three days"}', { advance: 'three days' }],
  ['an unknown key', { forward: 'P1D' }],
  ['a moment in the past', { at: '2020-01-01T00:00:00Z' }],
])('the clock refuses %s with one line', async (_what, body) => {
  const response = await journey.post('/_local/clock', body);
  expect(response.status).toBe(400);
  expect((await response.text()).trim().split('\n')).toHaveLength(1);
});

test('an unknown kind of fault is refused', async () => {
  expect((await journey.post('/_local/faults', { explode: { rate: 1 } })).status).toBe(400);
});

/** The address of the first brief, as it would be if it had been made half a year ago. */
async function expiredAddress(): Promise<string> {
  const [first] = await journey.listMail();
  const client = new SecretsManagerClient(engine('secretsManager'));
  const { SecretString = '' } = await client.send(
    new GetSecretValueCommand({ SecretId: journey.system.runtime.tokenKeysSecretId }),
  );
  client.destroy();
  const target = { deliveryId: deliveryIdSchema.parse(first?.tags['delivery']), personIndex: 0 };
  const expiresAt = DEMO_START.subtract({ days: 1 }).toInstant();
  return signReplyAddress(
    toTokenKeys(parseKeyRing(SecretString), { settling: false }),
    target,
    expiresAt,
    'in.kith.example',
  );
}

interface Arrivals {
  /** Publishes once more what SES said last. */
  repeat(): Promise<void>;
}

async function overhearArrivals(): Promise<Arrivals> {
  const sns = new SNSClient(engine('sns'));
  const sqs = new SQSClient(engine('sqs'));
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const TopicArn = Topics.map((topic) => topic.TopicArn).find((arn) => arn?.includes('MailInArrivals'));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'overheard' }));
  const subscription = {
    TopicArn,
    Protocol: 'sqs',
    Endpoint: localArn('sqs', 'overheard'),
    Attributes: { RawMessageDelivery: 'true' },
  };
  await sns.send(new SubscribeCommand(subscription));
  return {
    repeat: async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
      await sns.send(new PublishCommand({ TopicArn, Message: Messages[0]?.Body }));
      sns.destroy();
      sqs.destroy();
    },
  };
}

const engine = (name: 'sns' | 'sqs' | 'secretsManager') => ({
  endpoint: journey.system.runtime.endpoints[name],
  region: LOCAL_REGION,
  credentials: LOCAL_CREDENTIALS,
});
