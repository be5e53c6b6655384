import type { InboundMail, VerdictStatus } from './inbound-mail.ts';
import type { ReportedFate } from './write-notice.ts';

const VERDICTS: Readonly<Record<VerdictStatus, string>> = {
  PASS: 'passed',
  FAIL: 'failed',
  GRAY: 'undecided',
  PROCESSING_FAILED: 'could not be checked',
  DISABLED: 'not checked',
};

/** What a release by the operator can change; see the policy in judge-sender.ts. */
const RELEASABLE: readonly ReportedFate[] = ['quarantined', 'untrusted', 'expired', 'unmatched'];

/** For the end of a notice: what was checked about a mail that is held, and how to let it through. */
export function sayWhatWasTried(
  fate: ReportedFate,
  { messageId, verdicts }: Pick<InboundMail, 'messageId' | 'verdicts'>,
): readonly string[] {
  const { spam, virus, spf, dkim, dmarc } = verdicts;
  const proof = `SPF ${VERDICTS[spf]}, DKIM ${VERDICTS[dkim]}, DMARC ${VERDICTS[dmarc]}`;
  const contents = `spam check ${VERDICTS[spam]}, virus check ${VERDICTS[virus]}`;
  return [
    ...(fate === 'empty' ? [] : [`What was tried: ${proof}; ${contents}.`]),
    ...(RELEASABLE.includes(fate)
      ? [
          `If it is a good mail, whoever runs Kith can let it through: npm run kith -- mail release ${messageId}`,
        ]
      : []),
  ];
}
