import { Temporal } from 'temporal-polyfill';
import type { InboundMail, MailContent } from '../inbound-mail.ts';
import { askedWords } from './asked-words.ts';
import { isAutoReply } from './detect-auto-reply.ts';
import { isBulk } from './detect-bulk.ts';
import type { MailKind } from './mail-kind.ts';
import { readCalendarAnswer } from './read-calendar-answer.ts';
import { readComplaint } from './read-complaint.ts';
import { type DeliveryReport, readDeliveryReport } from './read-delivery-report.ts';
import { readForward } from './read-forward.ts';
import { readPlainBounce } from './read-plain-bounce.ts';
import { readReceipt } from './read-receipt.ts';
import { readReturnDate } from './read-return-date.ts';
import { readSesNotice } from './read-ses-notice.ts';
import { readMessageId, readReturnedHeader } from './returned-message.ts';
import { asksToStop } from './stop-request.ts';

export interface ClassifiedMail {
  readonly mail: Pick<InboundMail, 'envelopeSender' | 'receivedAt'>;
  readonly content: MailContent;
  /** What its writer added to whatever they answer. */
  readonly words: string;
  /** Of those who write to each other, as far as they are known. */
  readonly names?: readonly string[];
}

const DELIVERY_REPORTS = ['message/delivery-status', 'message/global-delivery-status'];

/**
 * What a message is. Who it is from, and whether that is proven, is another question. Machines come first, the surest signs before
 * the others: a bounce may call itself an automatic reply, and an automatic reply may bring an invitation.
 */
export function classifyMail(classified: ClassifiedMail): MailKind {
  const { mail, content } = classified;
  const report =
    readComplaint(content) ?? readReceipt(content) ?? readSesNotice(content) ?? readBounce(classified);
  if (report) return report;
  if (isAutoReply(content, mail)) return { kind: 'auto-reply', returnsOn: readReturn(classified) };
  // Before bulk: calendar servers send their user's answer as `auto-generated`.
  const answer = readCalendarAnswer(content.reports);
  if (answer) return answer;
  if (isBulk(content)) return { kind: 'bulk' };
  return isNullPath(mail) ? readUnsigned(classified) : readPerson(classified);
}

function readBounce({ mail, content }: ClassifiedMail): MailKind | undefined {
  const originalMessageId = readMessageId(readReturnedHeader(content.reports));
  const status = content.reports.find(({ contentType }) => DELIVERY_REPORTS.includes(contentType));
  const report = status && readDeliveryReport(status.text);
  if (report) return nameReport(report, originalMessageId);
  const bounce = readPlainBounce(content, mail);
  if (bounce === undefined) return undefined;
  const { failures } = bounce;
  if (bounce.outcome === 'failed') return { kind: 'bounce', failures, originalMessageId };
  return { kind: 'delayed', recipients: failures.flatMap(({ recipient }) => recipient ?? []) };
}

/** One failure among several recipients makes it a bounce; the others are reported again. */
function nameReport(report: DeliveryReport, originalMessageId: string | undefined): MailKind {
  const { failures, delayed, delivered } = report;
  if (failures.length > 0) return { kind: 'bounce', failures, originalMessageId };
  if (delivered.length > 0 && delayed.length === 0) return { kind: 'delivered', recipients: delivered };
  return { kind: 'delayed', recipients: delayed };
}

function readReturn({
  mail: { receivedAt },
  content: { headers, text },
}: ClassifiedMail): Temporal.PlainDate | undefined {
  const today = Temporal.Instant.from(receivedAt).toZonedDateTimeISO('UTC').toPlainDate();
  return readReturnDate(`${headers.get('subject') ?? ''}\n${text}`, today);
}

const isNullPath = ({ envelopeSender }: ClassifiedMail['mail']): boolean =>
  ['', '<>'].includes(envelopeSender.trim());

/** A program that answers uses the null path (RFC 3834, 3.3), and no person can. */
function readUnsigned(classified: ClassifiedMail): MailKind {
  const { headers } = classified.content;
  const isAnswer = headers.has('in-reply-to') || headers.has('references');
  return isAnswer ? { kind: 'auto-reply', returnsOn: readReturn(classified) } : { kind: 'bulk' };
}

function readPerson({ content, words, names = [] }: ClassifiedMail): MailKind {
  if (asksToStop(askedWords(words, content), names)) return { kind: 'unsubscribe-request' };
  const forward = readForward(content);
  return forward ? { kind: 'forward', ...forward } : { kind: 'reply' };
}
