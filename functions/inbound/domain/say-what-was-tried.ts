import { cleanLine } from '../../circle/domain/clean-text.ts';
import type { InboundMail, MailContent, MailHeading, VerdictStatus } from './inbound-mail.ts';
import { isQuarantined } from './judge-sender.ts';
import { mayQuote } from './limit-notices.ts';
import { listAttachments, sayAttachments } from './list-attachments.ts';
import type { ReportedFate } from './write-notice.ts';

export interface HeldMail {
  readonly fate: ReportedFate;
  readonly mail: Pick<InboundMail, 'messageId' | 'receivedAt' | 'verdicts' | 'releasedFrom'>;
  readonly content: {
    readonly heading: Pick<MailHeading, 'subject'>;
    readonly attachments: MailContent['attachments'];
  };
  /**
   * Who From names, in an answer to Kith itself: only its owner may give one. Undefined: it came to an address at which anybody may
   * write.
   */
  readonly sender: 'an owner’s' | 'another’s' | 'unclear' | undefined;
  readonly timeZone: string;
}

const VERDICTS: Readonly<Record<VerdictStatus, string>> = {
  PASS: 'passed',
  FAIL: 'failed',
  GRAY: 'undecided',
  PROCESSING_FAILED: 'could not be checked',
  DISABLED: 'not checked',
};

const SENDERS: Readonly<Record<NonNullable<HeldMail['sender']>, string>> = {
  'an owner’s': 'one of your addresses',
  'another’s': 'none of your addresses',
  unclear: 'not just one address',
};

/** What a release by the operator can change; see the policy in judge-sender.ts. */
const RELEASABLE: readonly ReportedFate[] = ['quarantined', 'untrusted', 'expired', 'unmatched'];
const LONGEST_SUBJECT = 80;

/** For the end of a notice, a line each: what came, what was checked about it, where it is and how to let it through. */
export function sayWhatWasTried(held: HeldMail): readonly string[] {
  const { fate, mail } = held;
  if (fate === 'empty') return [];
  const { spam, virus, spf, dkim, dmarc } = mail.verdicts;
  const who = isQuarantined(mail)
    ? 'not looked at, since it was not opened'
    : held.sender && SENDERS[held.sender];
  const known = sayAddress(fate);
  return [
    sayWhatCame(held),
    ...(known ? [`The address it came to: ${known}.`] : []),
    ...(who ? [`Its sender: ${who}.`] : []),
    `Proof of its sender: SPF ${VERDICTS[spf]}, DKIM ${VERDICTS[dkim]}, DMARC ${VERDICTS[dmarc]}.`,
    `Its content: spam check ${VERDICTS[spam]}, virus check ${VERDICTS[virus]}.`,
    sayWhatToDo(fate, mail.messageId),
  ];
}

/** A mail that is quarantined was set aside before anything else was asked. */
function sayAddress(fate: ReportedFate): string | undefined {
  switch (fate) {
    case 'forged':
      return 'unknown, Kith never gave it out, or very long ago';
    case 'expired':
      return 'known, but too old';
    case 'unmatched':
      return 'known, but whom it led to is gone';
    case 'untrusted':
    case 'unreadable':
    case 'empty':
      return 'known';
    case 'quarantined':
      return undefined;
  }
}

/** Strangers get no words of theirs, nor names of files, into a notice about an address that they made up. */
function sayWhatCame({ fate, mail, content, timeZone }: HeldMail): string {
  const when = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' });
  const came = `It came on ${when.format(Date.parse(mail.receivedAt))}`;
  if (!mayQuote(fate)) return `${came}.`;
  const subject = cleanLine(content.heading.subject).slice(0, LONGEST_SUBJECT);
  const enclosed = sayAttachments(listAttachments(content.attachments));
  return `${came}${subject && ` with the subject “${subject.toWellFormed()}”`}${enclosed ? ` and with ${enclosed}` : ''}.`;
}

function sayWhatToDo(fate: ReportedFate, messageId: string): string {
  return RELEASABLE.includes(fate)
    ? `If it is a good mail, whoever runs Kith can let it through: npm run kith -- mail release ${messageId}`
    : `Whoever runs Kith can look at it: npm run kith -- mail show ${messageId}`;
}
