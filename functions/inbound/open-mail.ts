import { classifyMail } from './domain/classify/classify-mail.ts';
import { isAutomatic } from './domain/classify/detect-automatic.ts';
import type { MailKind } from './domain/classify/mail-kind.ts';
import { deriveCopyKey } from './domain/copy-key.ts';
import type { InboundMail, MailContent } from './domain/inbound-mail.ts';
import { isQuarantined } from './domain/judge-sender.ts';
import { extractReply, keepWhole } from './domain/reply/extract-reply.ts';
import { type MailReader, MailUnreadableError } from './mail-reader.ts';
import type { RawMailStore } from './raw-mail-store.ts';

export interface OpenMailPorts {
  readonly rawMails: RawMailStore;
  readonly readMail: MailReader;
  /** Everything at this domain is an address of Kith's own. */
  readonly inboundDomain: string;
  readonly kithAddress: string;
}

/** A message with all that a handler may ask about it, whatever address it came to. */
export interface OpenedMail {
  readonly mail: InboundMail;
  /** Empty when SES found a virus or spam in it (it is not opened) and when it cannot be read. */
  readonly content: MailContent;
  readonly isReadable: boolean;
  /** What it is; nothing about who sent it. */
  readonly kind: MailKind;
  /** A machine wrote it: nobody is answered, nothing counts as being in touch. */
  readonly automatic: boolean;
  /** What its writer added to whatever they answer; may be empty. */
  readonly words: string;
  /** The same for every copy of the message. */
  readonly copyKey: string;
}

const NO_CONTENT: MailContent = {
  from: [],
  dkimDomains: [],
  heading: { subject: '', addressees: [] },
  headers: new Map(),
  thread: { messageId: '', references: '', subject: '' },
  text: '',
  html: undefined,
  reports: [],
  attachments: [],
};

/** Reads a message from the bucket. Throws RawMailMissingError. */
export async function openMail(ports: OpenMailPorts, mail: InboundMail): Promise<OpenedMail> {
  const read = await readContent(ports, mail);
  const content = read ?? NO_CONTENT;
  const words = content.isDoubtful ? keepWhole(content.text) : extractReply(content.text);
  const kind = classifyMail({ mail, content, words });
  return {
    mail,
    content,
    isReadable: read !== undefined,
    kind,
    automatic: isAutomatic(kind, mail, content, (address) => isOurs(ports, address)),
    words,
    copyKey: deriveCopyKey(mail, content, words),
  };
}

/** The only address in From; undefined when From names nobody, or more than one, so that nobody can be held to it. */
export function soleSender({
  content,
}: Pick<OpenedMail, 'content'>): MailContent['from'][number] | undefined {
  const [sender, ...others] = content.from;
  return others.length === 0 ? sender : undefined;
}

/** Undefined: it cannot be read. */
async function readContent(ports: OpenMailPorts, mail: InboundMail): Promise<MailContent | undefined> {
  if (isQuarantined(mail)) return NO_CONTENT;
  const raw = await ports.rawMails.open(mail.messageId);
  try {
    return await ports.readMail(raw);
  } catch (error) {
    if (error instanceof MailUnreadableError) return undefined;
    throw error;
  }
}

const isOurs = ({ inboundDomain, kithAddress }: OpenMailPorts, address: string): boolean =>
  address.toLowerCase() === kithAddress || address.toLowerCase().endsWith(`@${inboundDomain}`);
