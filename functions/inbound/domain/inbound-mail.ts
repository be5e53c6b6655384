import type { EmailAddress } from '../../shared/email-address.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';

/** As SES says it. PROCESSING_FAILED: SES could not check. DISABLED: spam and virus scanning is off. */
export type VerdictStatus = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';

/** What SES found out about a message; unlike its headers, a sender cannot forge this. */
export interface Verdicts {
  readonly spam: VerdictStatus;
  readonly virus: VerdictStatus;
  readonly spf: VerdictStatus;
  readonly dkim: VerdictStatus;
  /** GRAY: the domain in From publishes no DMARC policy. */
  readonly dmarc: VerdictStatus;
}

/** A message that SES accepted for us. Its bytes wait in the mail bucket under `messageId`. */
export interface InboundMail {
  /** SES's own id; also the key in the bucket. */
  readonly messageId: string;
  readonly receivedAt: IsoInstant;
  /** MAIL FROM; the empty string is the null path of bounces (RFC 5321, 4.5.5). */
  readonly envelopeSender: string;
  /** The addresses at which SES took the message. Its To header may say something else. */
  readonly recipients: readonly string[];
  readonly verdicts: Verdicts;
  /** The fates from which the operator let it through; what that vouches for stands in judge-sender.ts. */
  readonly releasedFrom?: readonly string[];
}

/** Somebody whom a header names. */
export interface Mailbox {
  /** As it stands there, in its own case; undefined where there is none. */
  readonly name?: string | undefined;
  readonly address: EmailAddress;
}

/** What its writer wrote above a message, for people. Unlike `headers`, in its own case. */
export interface MailHeading {
  /** Empty where there is none. */
  readonly subject: string;
  /** The display name in From. */
  readonly fromName?: string | undefined;
  /** To, then Cc; each address once. */
  readonly addressees: readonly Mailbox[];
  /** What Date says; anybody can write any date. */
  readonly sentAt?: IsoInstant | undefined;
}

/** The content of a message, as far as Kith looks at it. */
export interface MailContent {
  /** The address in From; none when From is not just one plain address, so that nobody can be held to it. */
  readonly from: readonly EmailAddress[];
  /** The `d=` of every DKIM signature, lower-case. */
  readonly dkimDomains: readonly string[];
  readonly heading: MailHeading;
  /** Lower-case header names with their values, lower-case too: enough to tell automatic mail. */
  readonly headers: ReadonlyMap<string, string>;
  /** What an answer to it needs, as it was written; empty where it is not there. */
  readonly thread: { readonly messageId: string; readonly references: string; readonly subject: string };
  /** The readable body: the plain text, or what the HTML says. */
  readonly text: string;
  /** The HTML that `text` was made from; undefined when it was sent as plain text. */
  readonly html: string | undefined;
  /** Nothing in the HTML tells the words of its writer from those of others. */
  readonly isDoubtful?: boolean;
  /** What machines wrote for machines, and messages inside of the message. */
  readonly reports: readonly MailReport[];
  /** All that is no body text, reports too. Their content stays in the raw mail. */
  readonly attachments: readonly MailAttachment[];
}

/** A part such as `message/delivery-status`, `message/rfc822` or `text/calendar`: the beginning of it, as text. */
export interface MailReport {
  /** Lower-case, without parameters. */
  readonly contentType: string;
  readonly text: string;
}

export interface MailAttachment {
  /** As the sender named it; not safe as a path. */
  readonly filename?: string;
  /** As the sender says. */
  readonly contentType: string;
  readonly sizeBytes: number;
  /** SHA-256 in hex. */
  readonly checksum: string;
}
