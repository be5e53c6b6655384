import { cleanLine } from '../../circle/domain/clean-text.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import type { MailAttachment } from './inbound-mail.ts';

/** A mail with more has been made by a machine; the rest is in the raw mail, and is counted. */
const MOST_LISTED = 20;
const LONGEST_FILENAME = 150;
/** What mail programs write for each other says nothing on a timeline. */
const REPORTS =
  /^(?:message\/(?!rfc822)|text\/(?:calendar|rfc822-headers)|application\/(?:ics|pgp-signature|pkcs7-signature))/;

type ListedAttachment = NonNullable<Interaction['attachments']>[number];

interface ListedPicture extends ListedAttachment {
  readonly part: number;
}

/** The files that came with a mail, for its timeline; undefined where there are none. Of very many, the last entry sums up the rest. */
export function listAttachments(attachments: readonly MailAttachment[]): ListedAttachment[] | undefined {
  const files = attachments.filter(({ contentType }) => !REPORTS.test(contentType));
  if (files.length === 0) return undefined;
  if (files.length <= MOST_LISTED) return files.map(describe);
  return [...files.slice(0, MOST_LISTED - 1).map(describe), sumUp(files.slice(MOST_LISTED - 1))];
}

const sumUp = (files: readonly MailAttachment[]): ListedAttachment => ({
  filename: `${files.length} more files`,
  contentType: 'application/octet-stream',
  sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
});

/** The pictures of a mail, each with its place among all attachments, by which it is found again in the raw mail. */
export const listPictures = (attachments: readonly MailAttachment[]): readonly ListedPicture[] =>
  attachments
    .slice(0, MOST_LISTED)
    .flatMap((attachment, part) =>
      attachment.contentType.startsWith('image/') ? [{ part, ...describe(attachment) }] : [],
    );

function describe({ filename, contentType, sizeBytes }: MailAttachment): ListedAttachment {
  const name = fileNameOf(filename ?? '');
  return { ...(name !== '' && { filename: name }), contentType, sizeBytes };
}

/** A plain name; empty where there is none. Without the folders that some programs, and some senders who mean no good, put before it. */
export function fileNameOf(filename: string): string {
  const [name = ''] = cleanLine(filename).split(/[\\/]/).slice(-1);
  return /^[\s.]*$/.test(name) ? '' : name.slice(0, LONGEST_FILENAME).toWellFormed().trim();
}

/** `menu.pdf (120 KB) and a picture (2 MB)`; undefined where nothing came. */
export function sayAttachments(attachments: readonly ListedAttachment[] = []): string | undefined {
  const names = attachments.map(({ filename, contentType, sizeBytes }) => {
    const name = filename ?? (contentType.startsWith('image/') ? 'a picture' : 'a file');
    return `${name} (${saySize(sizeBytes)})`;
  });
  if (names.length < 2) return names[0];
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
