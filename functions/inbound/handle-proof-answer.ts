import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import type { IssueContext } from '../newsletter/address-issue.ts';
import { type AnswerProofPorts, answerProof } from '../newsletter/answer-proof.ts';
import { aboveQuotation } from '../newsletter/domain/own-text.ts';
import { decideFate } from './domain/decide-fate.ts';
import { readOwnerWords } from './domain/owner-words.ts';
import { readOwnLetter } from './domain/reply/own-letter.ts';
import { writeNotice } from './domain/write-notice.ts';
import { type FindWrittenIssuePorts, findWrittenIssue } from './find-written-issue.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { ProofAnswerRoute } from './route-mail.ts';

export interface HandleProofAnswerPorts
  extends AnswerProofPorts,
    ReportToOwnerPorts,
    NoteAttentionPorts,
    FindWrittenIssuePorts {
  readonly owners: ReportToOwnerPorts['owners'] & NoteAttentionPorts['owners'];
  /** Undefined where the deployment has no newsletter. */
  readonly newsletter: IssueContext | undefined;
}

/** An owner's answer to the proof of an issue; trusted as any answer of theirs. */
export async function handleProofAnswer(
  ports: HandleProofAnswerPorts,
  received: OpenedMail,
  route: ProofAnswerRoute,
): Promise<InboundFate> {
  const { mail, content, automatic, isReadable } = received;
  const words = readOwnerWords(content);
  const opened = { ...received, words };
  const { newsletter } = ports;
  const { owner, question, token } = route;
  const { judgement, worthReporting } = decideFate(mail, content, automatic, [{ token, owner, question }]);
  const accepted = judgement === 'accepted' && owner !== undefined && newsletter !== undefined;
  if (accepted) await noteAttention(ports, owner.ownerId, mail.receivedAt);
  if (accepted && isReadable)
    return follow(ports, opened, { owner, newsletter, mailId: question.deliveryId });
  const fate = !isReadable ? 'unreadable' : judgement === 'accepted' ? 'unmatched' : judgement;
  if (fate !== 'automatic' && worthReporting) {
    const notice = writeNotice(fate, { personName: undefined, sender: soleSender(opened) });
    await reportToOwner(ports, { opened, fate, cameTo: 'owner-reply', owner, notice });
  }
  return fate;
}

interface Followed extends Pick<Parameters<typeof answerProof>[2], 'owner' | 'mailId'> {
  readonly newsletter: IssueContext;
}

async function follow(
  ports: HandleProofAnswerPorts,
  opened: OpenedMail,
  { owner, newsletter, mailId }: Followed,
): Promise<InboundFate> {
  const { content, words, copyKey } = opened;
  const text = aboveQuotation(content.text, words);
  return answerProof(ports, newsletter, {
    ...{ owner, mailId, copyKey, words },
    file: await findWrittenIssue(ports, opened),
    text: text === undefined ? undefined : readOwnLetter(text),
    mailSubject: content.heading.subject,
    receivedAt: opened.mail.receivedAt,
  });
}
