import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { Ledger } from '../../../functions/delivery/ledger.ts';
import type { SuppressionList } from '../../../functions/delivery/suppression-list.ts';
import { createDynamoDbDispatchStore } from '../../../functions/newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import { dispatchSchema } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';

const context: Partial<Context> = { functionName: 'record-mail-events' };

/** SQS records whose bodies are SNS envelopes around the given messages, as the event destination writes them. */
const batchOf = (...messages: readonly string[]): SQSEvent => ({
  Records: messages.map((Message, index) => ({
    messageId: `sqs-${index}`,
    receiptHandle: 'handle',
    body: JSON.stringify({ Type: 'Notification', TopicArn: 'arn:aws:sns:eu-west-1:1:events', Message }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'sns',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:1:events',
    awsRegion: 'eu-west-1',
  })),
});

const eventOf = (eventType: string, deliveryId: string) =>
  JSON.stringify({ eventType, mail: { messageId: `ses-${deliveryId}`, tags: { delivery: [deliveryId] } } });

describe('record-mail-events', () => {
  let engine: Engine;
  let tables: TableNames;
  let ledger: Ledger;
  let suppressionList: SuppressionList;
  let handle: (event: SQSEvent) => Promise<unknown>;

  beforeAll(async () => {
    engine = await startDynalite();
    tables = await engine.createTables();
    ledger = createDynamoDbLedger(engine.documentClient, tables.ledger);
    suppressionList = createDynamoDbSuppressionList(engine.documentClient, tables.audience, TOKEN_KEY_STORE);
    vi.stubEnv('CIRCLE_TABLE_NAME', tables.circle);
    vi.stubEnv('LEDGER_TABLE_NAME', tables.ledger);
    vi.stubEnv('AUDIENCE_TABLE_NAME', tables.audience);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint);
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const { handler } = await import('../../../functions/inbound/record-mail-events.handler.ts');
    handle = (event) => Promise.resolve(Reflect.apply(handler, undefined, [event, context]));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await engine.close();
  });

  const claimNew = async (name: string) => {
    const deliveryId = deriveDeliveryId('test', name);
    await ledger.claim(buildDelivery({ deliveryId }));
    return deliveryId;
  };

  it('settles each delivery of a batch, and hands back only the records that failed', async () => {
    const bounced = await claimNew('bounced');
    const delivered = await claimNew('delivered');
    const answer = await handle(
      batchOf(
        eventOf('Delivery', delivered),
        'not an event',
        eventOf('Bounce', bounced).replace('{', '{"bounce":{"bounceType":"Permanent"},'),
        eventOf('Teleported', delivered),
      ),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'sqs-1' }] });
    expect(await ledger.find(delivered)).toMatchObject({
      status: 'delivered',
      sesMessageId: `ses-${delivered}`,
    });
    expect((await ledger.find(bounced))?.status).toBe('bounced');
  });

  it('changes nothing when the same events come again, in any order', async () => {
    const deliveryId = await claimNew('repeated');
    const events = ['Send', 'Delivery', 'Send'].map((eventType) => eventOf(eventType, deliveryId));
    await handle(batchOf(...events));
    const settled = await ledger.find(deliveryId);
    expect(await handle(batchOf(...events.toReversed()))).toEqual({ batchItemFailures: [] });
    expect(await ledger.find(deliveryId)).toEqual(settled);
    expect(settled?.status).toBe('delivered');
  });

  it('hands back a batch of which every record failed, without failing itself', async () => {
    expect(await handle(batchOf('{}', '[]'))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'sqs-0' }, { itemIdentifier: 'sqs-1' }],
    });
  });

  it('lets an event about a delivery that it does not know pass', async () => {
    const unknown = deriveDeliveryId('test', 'never claimed');
    expect(await handle(batchOf(eventOf('Delivery', unknown)))).toEqual({ batchItemFailures: [] });
    expect(await ledger.find(unknown)).toBeUndefined();
  });

  it('of an issue makes the record that is yet to come, and counts each move once', async () => {
    const dispatches = createDynamoDbDispatchStore(engine.documentClient, tables.audience);
    await dispatches.start(
      dispatchSchema.parse({
        ...{ slug: 'first', ownerId: 'noranoranoranora', status: 'sending', forgets: [] },
        ...{ frozenAt: '2026-08-25T08:00:00.000Z', expiresAt: '2026-08-31T08:00:00.000Z' },
        plan: { chunks: 1, planned: 2 },
      }),
    );
    const of = (eventType: string, name: string, details: object = {}) => {
      const tags = {
        delivery: [deriveDeliveryId('issue', name)],
        issue: ['first'],
        owner: ['noranoranoranora'],
      };
      const destination = [`${name}@list.example`];
      return JSON.stringify({ eventType, mail: { messageId: `ses-${name}`, destination, tags }, ...details });
    };
    const bounce = { bounce: { bounceType: 'Permanent', bouncedRecipients: [] } };
    const arrivals = [of('Delivery', 'ada'), of('Delivery', 'ada'), of('Bounce', 'ben', bounce)];
    const complaint = of('Complaint', 'ada');
    await handle(batchOf(...arrivals));
    await handle(batchOf(complaint));
    await handle(batchOf(complaint, ...arrivals));
    expect(await dispatches.find('first')).toMatchObject({ delivered: 1, bounced: 1, complained: 1 });
    expect(await ledger.find(deriveDeliveryId('issue', 'ada'))).toMatchObject({
      ...{ kind: 'issue', recipient: 'ada@list.example', ownerId: 'noranoranoranora' },
      ...{ status: 'complained', sesMessageId: 'ses-ada' },
    });
  });

  it('gives every address that bounced for good or complained no more mail, and no other', async () => {
    const listing = (name: string, kind: string, details: object) =>
      JSON.stringify({ eventType: kind, mail: { messageId: name }, [kind.toLowerCase()]: details });
    const recipients = (...addresses: readonly string[]) =>
      addresses.map((emailAddress) => ({ emailAddress }));
    const events = batchOf(
      listing('1', 'Bounce', {
        bounceType: 'Permanent',
        bouncedRecipients: recipients('one@bounced.example', 'two@bounced.example'),
      }),
      listing('2', 'Bounce', {
        bounceType: 'Transient',
        bouncedRecipients: recipients('full@bounced.example'),
      }),
      listing('3', 'Complaint', {
        complainedRecipients: recipients('one@angry.example', 'two@angry.example'),
      }),
    );
    const suppressions = () =>
      Promise.all(
        [
          'one@bounced.example',
          'two@bounced.example',
          'full@bounced.example',
          'one@angry.example',
          'two@angry.example',
        ].map((address) => suppressionList.find(emailAddressSchema.parse(address))),
      );
    expect(await handle(events)).toEqual({ batchItemFailures: [] });
    const first = await suppressions();
    expect(first.map((suppression) => suppression && `${suppression.reason} ${suppression.scope}`)).toEqual([
      'hard-bounce all',
      'hard-bounce all',
      undefined,
      'complaint all',
      'complaint all',
    ]);
    await handle(events);
    expect(await suppressions()).toEqual(first);
  });

  it('ends mail to an address of which three of the last five messages bounced softly, told twice or not', async () => {
    const address = emailAddressSchema.parse('full@soft.example');
    const event = (messageId: string, kind: 'Bounce' | 'Delivery', details: object) =>
      JSON.stringify({
        eventType: kind,
        mail: { messageId, destination: [address] },
        [kind.toLowerCase()]: details,
      });
    const bounced = (id: string) =>
      event(id, 'Bounce', { bounceType: 'Transient', bounceSubType: 'MailboxFull' });
    const arrived = (id: string) => event(id, 'Delivery', {});
    const inTurn = [bounced('a'), bounced('a'), arrived('b'), arrived('c'), bounced('d')];
    for (const one of [...inTurn, arrived('e'), arrived('f'), bounced('g')]) await handle(batchOf(one));
    await handle(batchOf(arrived('h')));
    await handle(batchOf(bounced('i')));
    expect(await suppressionList.find(address)).toBeUndefined();
    await handle(batchOf(bounced('j')));
    expect(await suppressionList.find(address)).toMatchObject({ reason: 'soft-bounces', scope: 'all' });
  });
});
