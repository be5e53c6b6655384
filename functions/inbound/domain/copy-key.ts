import { deriveInteractionId } from '../../shared/interaction-id.ts';
import type { InboundMail, MailContent } from './inbound-mail.ts';

/**
 * One key for all copies of a message: a server that never heard our 250 sends the same bytes again (RFC 5321, 4.5.4.1), and SES
 * takes them for another message. The words are part of it, so that nobody can use up the Message-ID of another's mail
 * (RFC 5322, 3.6.4). A mail without one has no copies: its key is SES's own id.
 */
export function deriveCopyKey(
  { messageId }: Pick<InboundMail, 'messageId'>,
  { headers }: Pick<MailContent, 'headers'>,
  words: string,
): string {
  const ownId = headers.get('message-id') ?? '';
  return ownId === ''
    ? deriveInteractionId('ses-message', messageId)
    : deriveInteractionId('message', ownId, words);
}
