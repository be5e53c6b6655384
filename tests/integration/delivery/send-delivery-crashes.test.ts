import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { suppressionSchema } from '../../../functions/delivery/domain/suppression.ts';
import { type SendDeliveryPorts, sendDelivery } from '../../../functions/delivery/send-delivery.ts';
import { fixedClock } from '../../builders/clock.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';
import { createRecordingTransport, type RecordingTransport } from '../../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';

const { ownerId, subjects } = buildDelivery();
const input = { kind: 'check-in', ownerId, subjects, mail: buildOutgoingMail() } as const;
const NEVER = Number.POSITIVE_INFINITY;
const AFTER_ANY_LEASE = '2026-08-24T06:45:00.000Z';

describe('a send whose process dies', () => {
  let engine: Engine;
  let ports: SendDeliveryPorts & { readonly clock: ReturnType<typeof fixedClock> };
  let transport: RecordingTransport;

  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.close());
  beforeEach(async () => {
    const tables = await engine.createTables();
    transport = createRecordingTransport();
    ports = {
      ledger: createDynamoDbLedger(engine.documentClient, tables.ledger),
      suppressionList: createDynamoDbSuppressionList(engine.documentClient, tables.audience, TOKEN_KEY_STORE),
      transport,
      clock: fixedClock(),
    };
  });

  /** How many calls of its ports it made before it ended or died. */
  const sendAndDie = async (crash: Crash): Promise<number> => {
    let calls = 0;
    const { wrap } = crashAt(crash);
    const count = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          calls += 1;
          return Reflect.get(target, name);
        },
      });
    const { ledger, suppressionList, clock } = ports;
    const mortal = {
      ledger: count(wrap(ledger)),
      suppressionList: count(wrap(suppressionList)),
      transport: count(wrap(transport)),
      clock,
    };
    await sendDelivery(mortal, input).catch(() => undefined);
    return calls;
  };
  const suppress = () =>
    ports.suppressionList.suppress(
      input.mail.to.address,
      suppressionSchema.parse({ reason: 'hard-bounce', scope: 'all', since: '2026-08-01T00:00:00.000Z' }),
    );

  it('makes four calls: claim, list, SES, record', async () => {
    expect(await sendAndDie({ atCall: NEVER, when: 'before' })).toBe(4);
  });

  it.each(crashPoints(4))(
    '$when call $atCall: at most one mail goes out, and the ledger knows of it',
    async (crash) => {
      await sendAndDie(crash);
      ports.clock.setTo(AFTER_ANY_LEASE);
      const { outcome } = await sendDelivery(ports, input);
      expect(transport.accepted.length).toBeLessThanOrEqual(1);
      const nothingWasClaimed = crash.atCall === 1 && crash.when === 'before';
      const wasRecorded = crash.atCall === 4 && crash.when === 'after';
      expect(outcome).toBe(nothingWasClaimed || wasRecorded ? 'sent' : 'unknown');
      await ports.ledger.settle(input.mail.deliveryId, 'delivered', 'ses-1');
      expect((await sendDelivery(ports, input)).outcome).toBe('sent');
      expect(transport.accepted.length).toBeLessThanOrEqual(1);
    },
  );

  it('makes three calls for a suppressed address: claim, list, release', async () => {
    await suppress();
    expect(await sendAndDie({ atCall: NEVER, when: 'before' })).toBe(3);
  });

  it.each(crashPoints(3))(
    '$when call $atCall: a suppressed address gets nothing, then or later',
    async (crash) => {
      await suppress();
      await sendAndDie(crash);
      ports.clock.setTo(AFTER_ANY_LEASE);
      const { outcome } = await sendDelivery(ports, input);
      expect(['suppressed', 'unknown']).toContain(outcome);
      expect(transport.accepted).toHaveLength(0);
    },
  );
});
