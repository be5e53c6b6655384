import type { MailFile } from '../delivery/mail-transport.ts';
import { asMailFiles, judgeFiles } from './domain/answer/choose-files.ts';
import { listAttachments, sayAttachments } from './domain/list-attachments.ts';
import type { Standing } from './domain/write-relay.ts';
import type { FileReader } from './file-reader.ts';
import type { OpenedMail } from './open-mail.ts';
import type { RawMailStore } from './raw-mail-store.ts';

export interface EncloseFilesPorts {
  readonly rawMails: RawMailStore;
  readonly readFiles: FileReader;
}

interface Enclosed {
  /** In one sentence; undefined where nothing came. */
  readonly enclosed: string | undefined;
  readonly files: readonly MailFile[];
}

/**
 * The files of a contact's mail, to be passed on with their words: where SES has found no virus in them, the contact is proven to
 * have sent them, and one mail carries them all. Else they are told of.
 */
export async function encloseFiles(
  { rawMails, readFiles }: EncloseFilesPorts,
  { mail, content: { attachments } }: OpenedMail,
  standing: Standing,
): Promise<Enclosed> {
  const names = sayAttachments(listAttachments(attachments));
  const size = judgeFiles(attachments);
  if (names === undefined || size === 'none') return { enclosed: undefined, files: [] };
  if (standing !== 'theirs' || mail.verdicts.virus !== 'PASS') {
    return { enclosed: `With it came ${names}. Kith keeps the whole mail.`, files: [] };
  }
  if (size === 'too-large') {
    const remark = 'That is more than Kith can pass on, but it keeps the whole mail.';
    return { enclosed: `With it came ${names}. ${remark}`, files: [] };
  }
  const files = asMailFiles(await readFiles(await rawMails.open(mail.messageId)));
  return { enclosed: `With it came ${names}, attached here.`, files };
}
