import type { InboundMail } from '../../functions/inbound/domain/inbound-mail.ts';
import { isoInstantSchema } from '../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from './clock.ts';

/** A mail of Nora's own to a reply address, about which SES has nothing bad to say. */
export const buildInboundMail = (changes: Partial<InboundMail> = {}): InboundMail => ({
  messageId: 'm1',
  receivedAt: isoInstantSchema.parse(MONDAY_MORNING),
  envelopeSender: 'nora@lindqvist.example',
  recipients: ['r+abc@in.kith.example'],
  verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
  ...changes,
});
