import type { MailContent } from '../inbound-mail.ts';
import { findAddresses, firstAddress } from './find-addresses.ts';
import { firstOf } from './read-fields.ts';
import { readReturnedHeader } from './returned-message.ts';

type Content = Pick<MailContent, 'headers' | 'text' | 'reports'>;

/** Lines that name somebody else: the writer, the system, a message's id. */
const OTHER_LINE =
  /^[\s>]*(?:from|sender|mail from|return-path|reply-to|message-?id|in-reply-to|contact|postmaster|reporting-mta|x-[\w-]+)\b ?:?/i;
const SYSTEM_ADDRESS = /^(?:mailer-daemon|postmaster|post_master|abuse|no-?reply)@/;

/** The address that a report in words is about; undefined when it does not tell. Lower-case. */
export function findFailedRecipient({ headers, reports }: Content, told: string): string | undefined {
  const named = firstAddress(headers.get('x-failed-recipients'));
  if (named !== undefined) return named;
  // The report goes to whoever wrote the message, so that address is not the one that failed.
  const ours = new Set(
    ['from', 'to', 'delivered-to', 'x-original-to'].flatMap((name) => findAddresses(headers.get(name) ?? '')),
  );
  const inWords = told
    .split('\n')
    .filter((line) => !OTHER_LINE.test(line))
    .flatMap(findAddresses)
    .find((address) => !ours.has(address) && !SYSTEM_ADDRESS.test(address));
  if (inWords !== undefined) return inWords;
  const original = readReturnedHeader(reports);
  return original && firstAddress(firstOf(original, 'to'));
}
