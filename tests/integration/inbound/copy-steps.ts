import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { simpleParser } from 'mailparser';
import { createInboundWorld, INBOUND_DOMAIN, NORA } from './inbound-world.ts';
import type { Engine } from '../../engines/engine.ts';
import { buildContact } from '../../builders/contact.ts';

export const LABEL = 'nora-k3x7q2mw';
export const LOG_ADDRESS = logAddress(LABEL, INBOUND_DOMAIN);
export const PROVEN = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;
export const ANNA = buildContact({
  contactId: 'annaannaannaanna',
  name: 'Anna Berg',
  addresses: ['anna@berg.example'],
});
