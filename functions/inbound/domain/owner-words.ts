import { readForward } from './classify/read-forward.ts';
import type { MailContent } from './inbound-mail.ts';
import { extractAnswer, extractWithForward } from './reply/extract-reply.ts';

/**
 * What an owner wrote to one of their reply addresses. Outlook writes an answer and a forward alike, and the subject tells which
 * it is: of an answer nothing but the owner's words counts, or Kith's own brief would come back as theirs; a forward is meant to
 * be read whole.
 */
export const readOwnerWords = (content: MailContent): string =>
  readForward(content) === undefined ? extractAnswer(content.text) : extractWithForward(content.text);
