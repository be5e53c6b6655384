import { htmlToPlainText } from '../../functions/inbound/adapters/html-to-plain-text.ts';
import { extractReply } from '../../functions/inbound/domain/reply/extract-reply.ts';

/** The newly written words of a plain-text body. */
export const replyFromText = (text: string): string => extractReply(text);

/** The newly written words of an HTML body. */
export const replyFromHtml = (html: string): string => extractReply(htmlToPlainText(html));
