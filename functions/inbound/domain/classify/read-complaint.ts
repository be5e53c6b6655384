import type { MailContent } from '../inbound-mail.ts';
import { findAddresses, firstAddress } from './find-addresses.ts';
import type { Complaint } from './mail-kind.ts';
import { type Fields, firstOf, readFieldGroups } from './read-fields.ts';
import { readMessageId, readReturnedHeader } from './returned-message.ts';

/** What Outlook.com writes into the copy of a message that it complains about, instead of an ARF report. */
const HOTMAIL_RECIPIENT = 'x-hmxmroriginalrecipient';
const HOTMAIL_SUBJECT = /^complaint about message/;

/** Whether the message tells that somebody does not want our mail, and who. */
export function readComplaint(
  content: Pick<MailContent, 'headers' | 'reports' | 'from' | 'text'>,
): Complaint | undefined {
  return readFeedbackReport(content) ?? readHotmailReport(content) ?? readAppleRequest(content);
}

/** RFC 5965, 3.2. The report may be missing or be written as plain text; the type of the message then says what it is. */
function readFeedbackReport({
  headers,
  reports,
  text,
}: Pick<MailContent, 'headers' | 'reports' | 'text'>): Complaint | undefined {
  const report = reports.find(({ contentType }) => contentType === 'message/feedback-report');
  const isNamed = (headers.get('content-type') ?? '').includes('report-type=feedback-report');
  const isNamedInQuotes = (headers.get('content-type') ?? '').includes('report-type="feedback-report"');
  if (report === undefined && !isNamed && !isNamedInQuotes) return undefined;
  const groups = readFieldGroups(report?.text ?? text);
  const fields = groups.find((group) => group.has('feedback-type')) ?? new Map<string, readonly string[]>();
  const original = readReturnedHeader(reports);
  return {
    kind: 'complaint',
    feedbackType: firstOf(fields, 'feedback-type')?.toLowerCase() ?? 'abuse',
    recipients: findRecipients(fields, original),
    originalMessageId: readMessageId(original),
  };
}

function findRecipients(fields: Fields, original: Fields | undefined): readonly string[] {
  const named = ['original-rcpt-to', 'removal-recipient'].flatMap((name) => fields.get(name) ?? []);
  const addresses = named.flatMap(findAddresses);
  if (addresses.length > 0) return addresses;
  return original ? findAddresses(firstOf(original, 'to') ?? '') : [];
}

function readHotmailReport({
  headers,
  reports,
}: Pick<MailContent, 'headers' | 'reports'>): Complaint | undefined {
  if (!HOTMAIL_SUBJECT.test(headers.get('subject') ?? '')) return undefined;
  const original = readReturnedHeader(reports);
  const recipient = original && firstAddress(firstOf(original, HOTMAIL_RECIPIENT));
  if (original === undefined || recipient === undefined) return undefined;
  return {
    kind: 'complaint',
    feedbackType: 'abuse',
    recipients: [recipient],
    originalMessageId: readMessageId(original),
  };
}

/** Apple Mail writes to the List-Unsubscribe address in its user's name, and says so. */
function readAppleRequest({ headers, from }: Pick<MailContent, 'headers' | 'from'>): Complaint | undefined {
  if (headers.get('x-apple-unsubscribe') !== 'true') return undefined;
  return { kind: 'complaint', feedbackType: 'opt-out', recipients: from, originalMessageId: undefined };
}
