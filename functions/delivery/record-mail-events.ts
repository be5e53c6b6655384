import * as z from 'zod';
import { log } from '../shared/log.ts';
import { readMailEvent } from './domain/mail-event.ts';
import type { Ledger } from './ledger.ts';

const snsEnvelopeSchema = z.object({ Message: z.string() });

/**
 * Settles one delivery by one SES event (the body of an SQS message: an SNS envelope around the event). Every message has
 * exactly one recipient, so the delivery named by the tag is all that an event can be about. Repeating it changes nothing.
 */
export async function recordMailEvent(ports: { readonly ledger: Ledger }, body: string): Promise<void> {
  const event = readMailEvent(snsEnvelopeSchema.parse(JSON.parse(body)).Message);
  if (event.outcome === 'ignored') {
    log.info('A mail event changes nothing', { reason: event.reason });
    return;
  }
  await ports.ledger.settle(event.deliveryId, event.status, event.sesMessageId);
}
