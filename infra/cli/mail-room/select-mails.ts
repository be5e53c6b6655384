import type { KeptMail, MailPage, MailSelection, StoredMail } from './mail-room.ts';

const MAILS_PER_READ = 100; // BatchGetItem, AWS limit

/**
 * The first mails of `stored` (newest first) that the selection asks for. Records are read a hundred at a time, and no further than
 * the page needs. Undefined when the mail to begin after is not there.
 */
export async function selectMails(
  stored: readonly StoredMail[],
  { limit, fate, olderThan }: MailSelection,
  withRecords: (mails: readonly StoredMail[]) => Promise<readonly KeptMail[]>,
): Promise<MailPage | undefined> {
  const start =
    olderThan === undefined ? 0 : stored.findIndex(({ messageId }) => messageId === olderThan) + 1;
  if (olderThan !== undefined && start === 0) return undefined;
  const found: KeptMail[] = [];
  for (let at = start; at < stored.length && found.length <= limit; at += MAILS_PER_READ) {
    const mails = await withRecords(stored.slice(at, at + MAILS_PER_READ));
    found.push(...mails.filter((mail) => fate === undefined || fateOf(mail) === fate));
  }
  const mails = found.slice(0, limit);
  return { mails, older: found.length > limit ? mails.at(-1)?.messageId : undefined };
}

/** `open`: it was never read, is being read, or failed. */
const fateOf = ({ record }: KeptMail): string => record?.fate ?? 'open';
