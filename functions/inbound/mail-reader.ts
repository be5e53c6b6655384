import { KithError } from '../shared/errors.ts';
import type { MailContent } from './domain/inbound-mail.ts';

/**
 * Understands a raw message (RFC 5322, MIME), whole or as it streams in. Throws MailUnreadableError, and whatever its stream throws:
 * of that, nothing is known but that it may be tried again.
 */
export type MailReader = (raw: Uint8Array | AsyncIterable<Uint8Array>) => Promise<MailContent>;

/** The bytes are no mail, or one made to break its reader; trying again does not help. */
export class MailUnreadableError extends KithError {}
