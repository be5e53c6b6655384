import type { NoticeWords } from '../../../notices/tell-owner.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import type { ForwardingProof } from './read-forwarding-proof.ts';

/** Why a mail to a log address was kept and not logged. expired: the address has been replaced. */
export type CopyProblem = 'quarantined' | 'unreadable' | 'untrusted' | 'empty' | 'expired';

const KEPT = 'Kith kept it and logged nothing.';

/** What the owner hears about a mail to their log address with which Kith could do nothing. */
export function writeCopyNotice(problem: CopyProblem, sender: EmailAddress | undefined): NoticeWords {
  const from = sender === undefined ? 'Its sender could not be told.' : `It says it is from ${sender}.`;
  return { headline: HEADLINES[problem], paragraphs: PARAGRAPHS[problem](from) };
}

const HEADLINES: Readonly<Record<CopyProblem, string>> = {
  quarantined: 'A mail to your log address was set aside unread',
  unreadable: 'A mail to your log address could not be read',
  untrusted: 'A mail to your log address may not be yours',
  empty: 'Kith could not tell whom a mail is about',
  expired: 'A mail came to a log address that has been replaced',
};

const PARAGRAPHS: Readonly<Record<CopyProblem, (from: string) => readonly string[]>> = {
  quarantined: () => [
    `It looked like spam, or a virus was found in it. ${KEPT}`,
    'If it is a mail of yours, send it again without attachments.',
  ],
  unreadable: () => [
    `It is damaged, or not written as mail programs write. ${KEPT}`,
    'If it is a mail of yours, send it again as a plain mail.',
  ],
  untrusted: (from) => [
    `${from} Nothing proves that whoever it names sent it. ${KEPT}`,
    'If it is a mail of yours, send it again from one of your confirmed addresses.',
  ],
  empty: () => [
    `Nobody but you and Kith stands in its To and Cc, and there is no forwarded message in it that names its sender. ${KEPT}`,
    'To log a mail that you write, put its reader in To or Cc and your log address in BCC. To log one that you got, forward it.',
  ],
  expired: () => [
    `Another address took its place, and it takes no mail any more. ${KEPT}`,
    'Whoever runs Kith can tell you the new one: npm run kith -- owner log-address',
  ],
};

/** Passes on what a mail provider asks; only the owner knows whether they want the forward. */
export function writeProofNotice({ provider }: Pick<ForwardingProof, 'provider'>): NoticeWords {
  return {
    headline: `${provider} asks whether mail may be forwarded to your log address`,
    paragraphs: [
      'If you have just set up such a forward yourself, open the link below or type the code where your provider asks for it. Kith does neither for you.',
      'If you have not, do nothing: without the confirmation no mail is forwarded.',
    ],
  };
}

/** What the notice quotes of the provider's mail. */
export const quoteProof = ({ subject, code, link }: ForwardingProof): string =>
  [subject, code && `Code: ${code}`, link].filter(Boolean).join('\n\n');
