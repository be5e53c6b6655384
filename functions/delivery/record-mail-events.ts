import * as z from 'zod';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { type MailEvent, readMailEvent } from './domain/mail-event.ts';
import type { Ledger } from './ledger.ts';
import type { SuppressionList } from './suppression-list.ts';

const snsEnvelopeSchema = z.object({ Message: z.string() });

export interface RecordMailEventPorts {
  readonly ledger: Ledger;
  readonly suppressionList: Pick<SuppressionList, 'suppress' | 'noteOutcome'>;
  readonly clock: Clock;
}

/**
 * Acts on one SES event (the body of an SQS message: an SNS envelope around the event): everybody whose address bounced for
 * good, or softly three times of five, or who complained gets no more mail, and the delivery of the tag is settled. Repeating it changes nothing.
 */
export async function recordMailEvent(
  { ledger, suppressionList, clock }: RecordMailEventPorts,
  body: string,
): Promise<void> {
  const { eventType, settlement, suppressed, outcome } = readMailEvent(
    snsEnvelopeSchema.parse(JSON.parse(body)).Message,
  );
  if (suppressed) {
    const { reason, addresses } = suppressed;
    const suppression = { reason, scope: 'all', since: toIsoInstant(clock.now()) } as const;
    for (const address of addresses) await suppressionList.suppress(address, suppression);
    log.info('Addresses get no more mail', { reason, count: addresses.length });
  }
  if (outcome) await countSoftBounces({ suppressionList, clock }, outcome);
  if (settlement) {
    await ledger.settle(settlement.deliveryId, settlement.status, settlement.sesMessageId);
  }
  if (!suppressed && !settlement) log.info('A mail event changes nothing', { eventType });
}

async function countSoftBounces(
  { suppressionList, clock }: Pick<RecordMailEventPorts, 'suppressionList' | 'clock'>,
  { messageId, isSoftBounce, addresses }: NonNullable<MailEvent['outcome']>,
): Promise<void> {
  for (const address of addresses) {
    const { isSoftBouncing } = await suppressionList.noteOutcome(address, { messageId, isSoftBounce });
    if (!isSoftBouncing) continue;
    const since = toIsoInstant(clock.now());
    await suppressionList.suppress(address, { reason: 'soft-bounces', scope: 'all', since });
    log.info('An address gets no more mail', { reason: 'soft-bounces' });
  }
}
