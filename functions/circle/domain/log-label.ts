import { mailboxSchema } from './contact.ts';
import { newMailboxLabel } from './mailbox-label.ts';

/** `nora-k3x7q2mw`: as a contact's label, 40 bits of it random; short enough to follow `log+`. */
export const logLabelSchema = mailboxSchema;

export const newLogLabel = (ownerName: string): string => newMailboxLabel(ownerName);

export const logAddress = (label: string, inboundDomain: string): string => `log+${label}@${inboundDomain}`;
