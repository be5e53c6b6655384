import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { toEpochSeconds } from '../shared/epoch-seconds.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Delivery, DeliveryStatus } from './domain/delivery.ts';
import { DELIVERY_RETENTION_DAYS, isAbandoned } from './domain/delivery-progress.ts';
import { blocks, type Suppression } from './domain/suppression.ts';
import { WHEN_UNKNOWN } from './domain/when-unknown.ts';
import type { Ledger } from './ledger.ts';
import { MailRefusedError, type MailTransport, type OutgoingMail } from './mail-transport.ts';
import type { SuppressionList } from './suppression-list.ts';

export interface SendDeliveryPorts {
  readonly ledger: Ledger;
  readonly suppressionList: SuppressionList;
  readonly transport: MailTransport;
  readonly clock: Clock;
}

/** What the delivery is for; its recipient and id are those of `mail`. */
export interface SendDeliveryInput
  extends Pick<Delivery, 'kind' | 'ownerId' | 'subjects' | 'passedOn' | 'entry'> {
  readonly mail: OutgoingMail;
}

/**
 * sent: SES has accepted the message, now or on an earlier attempt (`delivery` is then that attempt's, and `isEarlier` says so).
 * unknown: it may have gone out; never sent again (WHEN_UNKNOWN says what follows). in-progress: another process holds the claim.
 * suppressed, refused: nothing went out and the claim is given back; `throttled` and `quota` pass with time.
 */
export type SendDeliveryResult =
  | {
      readonly outcome: 'sent' | 'unknown' | 'in-progress';
      readonly delivery: Delivery;
      readonly isEarlier?: true;
    }
  | { readonly outcome: 'suppressed'; readonly suppression: Suppression }
  | { readonly outcome: 'refused'; readonly reason: MailRefusedError['reason'] };

/**
 * Sends a message at most once, however often it is called for the same delivery id: claim, ask the suppression list, call
 * SES, record. When the list cannot be read, nothing is sent, the claim is given back and the error is thrown.
 */
export async function sendDelivery(
  ports: SendDeliveryPorts,
  input: SendDeliveryInput,
): Promise<SendDeliveryResult> {
  const now = ports.clock.now();
  const delivery = newDelivery(input, now);
  const claim = await ports.ledger.claim(delivery);
  if (claim.outcome === 'taken') return reportEarlierAttempt(ports.ledger, claim.existing, now);
  const suppression = await findBlock(ports, delivery);
  if (suppression === undefined) return handOver(ports, delivery, input.mail);
  await ports.ledger.release(delivery.deliveryId);
  return { outcome: 'suppressed', suppression };
}

async function findBlock(
  { ledger, suppressionList }: SendDeliveryPorts,
  { deliveryId, recipient, kind, ownerId }: Delivery,
): Promise<Suppression | undefined> {
  try {
    const suppression = await suppressionList.find(recipient, ownerId);
    return suppression && blocks(suppression, kind) ? suppression : undefined;
  } catch (error) {
    await ledger.release(deliveryId);
    throw error;
  }
}

async function handOver(
  { ledger, transport }: SendDeliveryPorts,
  delivery: Delivery,
  mail: OutgoingMail,
): Promise<SendDeliveryResult> {
  const { deliveryId, kind } = delivery;
  let sesMessageId: string;
  try {
    ({ sesMessageId } = await transport.send(mail));
  } catch (error) {
    if (error instanceof MailRefusedError) {
      await ledger.release(deliveryId);
      return { outcome: 'refused', reason: error.reason };
    }
    // Any other error says nothing about whether SES took the message.
    const whatFollows = WHEN_UNKNOWN[kind];
    log.warn('The outcome of a delivery is unknown', {
      deliveryId,
      kind,
      whatFollows,
      errorName: nameOf(error),
    });
    await ledger.recordUnknown(deliveryId);
    return { outcome: 'unknown', delivery: { ...delivery, status: 'unknown' } };
  }
  await ledger.recordSent(deliveryId, sesMessageId);
  return { outcome: 'sent', delivery: { ...delivery, status: 'sent', sesMessageId } };
}

async function reportEarlierAttempt(
  ledger: Ledger,
  existing: Delivery,
  now: Temporal.Instant,
): Promise<SendDeliveryResult> {
  if (isAbandoned(existing, now)) {
    await ledger.recordUnknown(existing.deliveryId);
    return { outcome: 'unknown', delivery: { ...existing, status: 'unknown' }, isEarlier: true };
  }
  return { outcome: OUTCOMES[existing.status], delivery: existing, isEarlier: true };
}

/** What an earlier attempt came to, by the status of its delivery. */
const OUTCOMES = {
  claimed: 'in-progress',
  unknown: 'unknown',
  sent: 'sent',
  delivered: 'sent',
  bounced: 'sent',
  complained: 'sent',
} as const satisfies Record<DeliveryStatus, SendDeliveryResult['outcome']>;

/** Only the name: SES repeats addresses in its messages. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

function newDelivery(
  { kind, ownerId, subjects, passedOn, entry, mail }: SendDeliveryInput,
  now: Temporal.Instant,
): Delivery {
  return {
    deliveryId: mail.deliveryId,
    kind,
    ownerId,
    recipient: mail.to.address,
    subjects,
    ...(passedOn !== undefined && { passedOn }),
    ...(entry !== undefined && { entry }),
    status: 'claimed',
    claimedAt: toIsoInstant(now),
    expiresAtEpochSeconds: toEpochSeconds(now.add({ hours: 24 * DELIVERY_RETENTION_DAYS })),
  };
}
