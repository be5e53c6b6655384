import { issueFiles } from '../../functions/newsletter/adapters/issue-files.ts';
import { readIssueFile } from '../../functions/newsletter/domain/issue-file.ts';
import type { Finding } from '../../functions/newsletter/domain/preflight/finding.ts';
import type { Proof } from '../../functions/newsletter/domain/proof.ts';
import { type ProofMail, writeProofMail } from '../../functions/newsletter/proof-mail.ts';
import { writeIssue } from '../../functions/newsletter/write-issue.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';
import { instant } from './agenda.ts';
import { fixedClock, MONDAY_MORNING } from './clock.ts';
import { newsletterContext } from './newsletter.ts';
import { buildOwner } from './owner.ts';

const KEYS = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const FINDINGS: readonly Finding[] = [
  {
    level: 'must',
    code: 'unknown-field',
    words: 'Kith knows no field {{frist name}}. {{firstName}} is what it can fill in.',
    place: 'line 3',
  },
  {
    level: 'look',
    code: 'broken-link',
    words:
      'The link https://engineers.example/anselm leads to nothing: its server says that it is not there.',
    place: 'line 14',
  },
];

function proofOf(place: number, findings: readonly Finding[] = []): Proof {
  const file = issueFiles.map(readIssueFile)[place];
  if (file === undefined) throw new Error('There is no such issue');
  const letter = writeIssue(newsletterContext, file);
  const proofId = deriveDeliveryId('proof', file.slug);
  return { proofId, slug: file.slug, letter, writtenAt: instant(MONDAY_MORNING), findings: [...findings] };
}

const write = (mail: Pick<ProofMail, 'occasion' | 'proof' | 'inItsPlace' | 'replaced'>): string =>
  writeProofMail(
    newsletterContext,
    {
      mailId: deriveDeliveryId('mail'),
      owner: buildOwner(),
      slotAt: instant('2026-08-25T08:00:00.000Z'),
      readers: 214,
      isInTime: true,
      ...mail,
    },
    { keys: KEYS, now: fixedClock().now() },
  ).html;

/** The mails in which the owner sees an issue before its readers do. */
export const renderSampleProofs = (): ReadonlyMap<string, string> =>
  new Map([
    ['issue-proof', write({ occasion: 'draft', proof: proofOf(0) })],
    [
      'issue-proof-with-faults',
      write({
        occasion: 'draft',
        proof: proofOf(0, FINDINGS),
        replaced: { subject: 'The card', wasApproved: true },
      }),
    ],
    ['issue-eve', write({ occasion: 'eve-evergreen', proof: proofOf(1) })],
    ['issue-eve-with-draft', write({ occasion: 'eve-draft', proof: proofOf(0), inItsPlace: proofOf(1) })],
    ['issue-eve-with-nothing', write({ occasion: 'eve-nothing' })],
  ]);
