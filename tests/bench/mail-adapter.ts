import { readHtml } from '../../functions/inbound/adapters/html-to-plain-text.ts';
import { parseMail } from '../../functions/inbound/adapters/parse-mail.ts';
import { classifyMail } from '../../functions/inbound/domain/classify/classify-mail.ts';
import type { MailContent } from '../../functions/inbound/domain/inbound-mail.ts';
import { extractReply, keepWhole } from '../../functions/inbound/domain/reply/extract-reply.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { toIsoInstant } from '../../functions/shared/iso-instant.ts';
/** The newly written words of a plain-text body. */
export const replyFromText = (text: string): string => extractReply(text);

/** The newly written words of an HTML body. */
export function replyFromHtml(html: string): string {
  const { text, isDoubtful } = readHtml(html);
  return isDoubtful ? keepWhole(text) : extractReply(text);
}

/** What a raw message is, and the newly written words in it. */
export async function readMail(raw: Uint8Array): Promise<{ kind: string; reply: string }> {
  const content = await parseMail(raw);
  const reply = wordsOf(content);
  const receivedAt = toIsoInstant(systemClock.now());
  // Mail from a file has no envelope; its last server wrote the sender down (RFC 5321, 4.4).
  const envelopeSender = content.headers.get('return-path') ?? content.from[0] ?? 'unknown';
  const { kind } = classifyMail({ mail: { envelopeSender, receivedAt }, content, words: reply });
  return { kind: kind === 'delayed' ? 'delivery-delay' : kind, reply };
}

const wordsOf = ({ text, html }: MailContent): string =>
  html === undefined ? replyFromText(text) : replyFromHtml(html);
