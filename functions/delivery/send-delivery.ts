import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { toEpochSeconds } from '../shared/epoch-seconds.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Delivery } from './domain/delivery.ts';
import { DELIVERY_RETENTION_DAYS, isAbandoned } from './domain/delivery-progress.ts';
import type { Ledger } from './ledger.ts';
import { MailRefusedError, type MailTransport, type OutgoingMail } from './mail-transport.ts';

export interface SendDeliveryPorts {
  readonly ledger: Ledger;
  readonly transport: MailTransport;
  readonly clock: Clock;
}

/** What the delivery is for; its recipient and id are those of `mail`. */
export interface SendDeliveryInput extends Pick<Delivery, 'kind' | 'ownerId' | 'contactIds'> {
  readonly mail: OutgoingMail;
}

/**
 * sent: SES has accepted the message, now or on an earlier attempt (`delivery` is that attempt's).
 * unknown: it may have gone out; never sent again. in-progress: another process holds the claim.
 * refused: nothing went out and the claim is given back; `throttled` and `quota` pass with time.
 */
export type SendDeliveryResult =
  | { readonly outcome: 'sent' | 'unknown' | 'in-progress'; readonly delivery: Delivery }
  | { readonly outcome: 'refused'; readonly reason: MailRefusedError['reason'] };

/** Sends a message at most once, however often it is called for the same delivery id: claim, call SES, record. */
export async function sendDelivery(
  ports: SendDeliveryPorts,
  input: SendDeliveryInput,
): Promise<SendDeliveryResult> {
  const now = ports.clock.now();
  const delivery = newDelivery(input, now);
  const claim = await ports.ledger.claim(delivery);
  if (claim.outcome === 'taken') return reportEarlierAttempt(ports.ledger, claim.existing, now);
  return handOver(ports, delivery, input.mail);
}

async function handOver(
  { ledger, transport }: SendDeliveryPorts,
  delivery: Delivery,
  mail: OutgoingMail,
): Promise<SendDeliveryResult> {
  const { deliveryId } = delivery;
  let sesMessageId: string;
  try {
    ({ sesMessageId } = await transport.send(mail));
  } catch (error) {
    if (error instanceof MailRefusedError) {
      await ledger.release(deliveryId);
      return { outcome: 'refused', reason: error.reason };
    }
    // Any other error says nothing about whether SES took the message.
    log.warn('The outcome of a delivery is unknown', { deliveryId, errorName: nameOf(error) });
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
    return { outcome: 'unknown', delivery: { ...existing, status: 'unknown' } };
  }
  switch (existing.status) {
    case 'claimed':
      return { outcome: 'in-progress', delivery: existing };
    case 'unknown':
      return { outcome: 'unknown', delivery: existing };
    case 'sent':
    case 'delivered':
    case 'bounced':
    case 'complained':
      return { outcome: 'sent', delivery: existing };
  }
}

/** Only the name: SES repeats addresses in its messages. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

function newDelivery(
  { kind, ownerId, contactIds, mail }: SendDeliveryInput,
  now: Temporal.Instant,
): Delivery {
  return {
    deliveryId: mail.deliveryId,
    kind,
    ownerId,
    recipient: mail.to.address,
    contactIds,
    status: 'claimed',
    claimedAt: toIsoInstant(now),
    expiresAtEpochSeconds: toEpochSeconds(now.add({ hours: 24 * DELIVERY_RETENTION_DAYS })),
  };
}
