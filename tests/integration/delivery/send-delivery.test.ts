import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { DeliveryKind } from '../../../functions/delivery/domain/delivery.ts';
import { type Suppression, suppressionSchema } from '../../../functions/delivery/domain/suppression.ts';
import type { Ledger } from '../../../functions/delivery/ledger.ts';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import {
  type SendDeliveryInput,
  type SendDeliveryPorts,
  sendDelivery,
} from '../../../functions/delivery/send-delivery.ts';
import type { SuppressionList } from '../../../functions/delivery/suppression-list.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';
import { createRecordingTransport, type RecordingTransport } from '../../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';

const MORNING = Temporal.Instant.from('2026-08-24T06:30:00Z');
const { ownerId, subjects } = buildDelivery();
const input: SendDeliveryInput = { kind: 'nudge', ownerId, subjects, mail: buildOutgoingMail() };
const { deliveryId } = input.mail;
const KINDS = [
  'nudge',
  'notice',
  'check-in',
  'relay',
  'confirmation',
  'issue',
] as const satisfies readonly DeliveryKind[];
const NO_MAIL: Suppression = suppressionSchema.parse({
  reason: 'complaint',
  scope: 'all',
  since: '2026-08-20T12:00:00.000Z',
});

describe('sendDelivery', () => {
  let engine: Engine;
  let ledger: Ledger;
  let suppressionList: SuppressionList;
  let transport: RecordingTransport;
  let now: Temporal.Instant;

  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    const tables = await engine.createTables();
    ledger = createDynamoDbLedger(engine.documentClient, tables.ledger);
    suppressionList = createDynamoDbSuppressionList(engine.documentClient, tables.audience, TOKEN_KEY_STORE);
    transport = createRecordingTransport();
    now = MORNING;
  });

  const send = (over: Partial<SendDeliveryPorts> = {}, kind: DeliveryKind = 'nudge') =>
    sendDelivery(
      { ledger, suppressionList, transport, clock: { now: () => now }, ...over },
      { ...input, kind },
    );

  it('sends, records the SES id, and keeps the record for longer than a reply address lives', async () => {
    expect((await send()).outcome).toBe('sent');
    const recorded = await ledger.find(deliveryId);
    expect(recorded).toMatchObject({ status: 'sent', sesMessageId: 'ses-1', subjects });
    const endOfReplyAddresses = MORNING.add({ hours: 24 * 180 }).epochMilliseconds / 1000;
    expect(recorded?.expiresAtEpochSeconds).toBeGreaterThan(endOfReplyAddresses);
  });

  it('sends once, however often and however concurrently it is asked to', async () => {
    await Promise.all([send(), send(), send()]);
    expect(await send()).toMatchObject({ outcome: 'sent', delivery: { sesMessageId: 'ses-1' } });
    expect(transport.accepted).toHaveLength(1);
  });

  it('sends exactly one mail when SES times out after accepting it', async () => {
    transport.behave((accept) => {
      accept();
      throw new MailOutcomeUnknownError('time-out');
    });
    expect((await send()).outcome).toBe('unknown');
    transport.behave((accept) => accept());
    now = now.add({ hours: 24 });
    expect((await send()).outcome).toBe('unknown');
    expect(transport.accepted).toHaveLength(1);
    await ledger.settle(deliveryId, 'delivered', 'ses-1');
    expect((await send()).outcome).toBe('sent');
    expect(transport.accepted).toHaveLength(1);
  });

  it('takes any unfamiliar error as "may have gone out"', async () => {
    transport.behave(() => {
      throw new TypeError('surprise');
    });
    expect((await send()).outcome).toBe('unknown');
    expect((await ledger.find(deliveryId))?.status).toBe('unknown');
  });

  it.each(['throttled', 'quota', 'rejected'] as const)(
    'gives the claim back when SES refuses (%s)',
    async (reason) => {
      transport.behave(() => {
        throw new MailRefusedError(reason);
      });
      expect(await send()).toEqual({ outcome: 'refused', reason });
      expect(await ledger.find(deliveryId)).toBeUndefined();
      transport.behave((accept) => accept());
      expect((await send()).outcome).toBe('sent');
      expect(transport.accepted).toHaveLength(1);
    },
  );

  it('leaves a claim alone while its process may be alive, and never resends after it died', async () => {
    await ledger.claim(buildDelivery({ deliveryId }));
    now = MORNING.add({ minutes: 4 });
    expect((await send()).outcome).toBe('in-progress');
    now = MORNING.add({ minutes: 5 });
    expect((await send()).outcome).toBe('unknown');
    expect((await ledger.find(deliveryId))?.status).toBe('unknown');
    expect(transport.accepted).toHaveLength(0);
  });

  it('fails loudly, and still never sends twice, when the record cannot be written', async () => {
    const broken = new Error('no network');
    const deaf = { ...ledger, recordSent: () => Promise.reject(broken) };
    await expect(send({ ledger: deaf })).rejects.toBe(broken);
    now = MORNING.add({ minutes: 10 });
    expect((await send()).outcome).toBe('unknown');
    expect(transport.accepted).toHaveLength(1);
  });

  it.each(KINDS)('sends no %s to an address that gets no mail, and gives the claim back', async (kind) => {
    await suppressionList.suppress(input.mail.to.address, NO_MAIL);
    expect(await send({}, kind)).toEqual({ outcome: 'suppressed', suppression: NO_MAIL });
    expect(await ledger.find(deliveryId)).toBeUndefined();
    expect(transport.accepted).toHaveLength(0);
  });

  it.each(KINDS)('sends no issue to who left the newsletter, but everything else: %s', async (kind) => {
    await suppressionList.suppress(input.mail.to.address, { ...NO_MAIL, scope: 'newsletter' });
    const outcome = kind === 'issue' ? 'suppressed' : 'sent';
    expect((await send({}, kind)).outcome).toBe(outcome);
    expect(transport.accepted).toHaveLength(outcome === 'sent' ? 1 : 0);
  });

  it('asks about the recipient and nobody else', async () => {
    await suppressionList.suppress(emailAddressSchema.parse('ruth@adler.example'), NO_MAIL);
    expect((await send()).outcome).toBe('sent');
  });

  it('sends nothing while the suppression list cannot be read, and does when it can again', async () => {
    const broken = new Error('no network');
    const unreadable = { ...suppressionList, find: () => Promise.reject(broken) };
    await expect(send({ suppressionList: unreadable })).rejects.toBe(broken);
    expect(transport.accepted).toHaveLength(0);
    expect(await ledger.find(deliveryId)).toBeUndefined();
    expect((await send()).outcome).toBe('sent');
    expect(transport.accepted).toHaveLength(1);
  });

  it('reports what was sent, even when the address was suppressed since', async () => {
    await send();
    await suppressionList.suppress(input.mail.to.address, NO_MAIL);
    expect((await send()).outcome).toBe('sent');
    expect(transport.accepted).toHaveLength(1);
  });
});
