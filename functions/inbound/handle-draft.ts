import type { Owner } from '../circle/domain/owner.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import type { IssueContext } from '../newsletter/address-issue.ts';
import { findNewsletterOwner } from '../newsletter/find-newsletter-owner.ts';
import { type ReceiveDraftPorts, receiveDraft } from '../newsletter/receive-draft.ts';
import type { LostLink } from '../newsletter/write-proof.ts';
import { decideFate } from './domain/decide-fate.ts';
import { readOwnLetter } from './domain/reply/own-letter.ts';
import { writeDraftNotice } from './domain/write-draft-notice.ts';
import type { ReportedFate } from './domain/write-notice.ts';
import { type FindWrittenIssuePorts, findWrittenIssue, namesOfOthers } from './find-written-issue.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';

export interface HandleDraftPorts
  extends ReceiveDraftPorts,
    ReportToOwnerPorts,
    NoteAttentionPorts,
    FindWrittenIssuePorts {
  readonly readLinks: (html: string) => readonly LostLink[];
  readonly owners: ReportToOwnerPorts['owners'] & NoteAttentionPorts['owners'];
  /** Undefined where the deployment has no newsletter. */
  readonly newsletter: IssueContext | undefined;
}

/**
 * A mail to the draft address is the next issue of the newsletter, where the newsletter's owner is proven to have written it; any
 * other is kept, and they are told.
 */
export async function handleDraft(ports: HandleDraftPorts, opened: OpenedMail): Promise<InboundFate> {
  const { newsletter } = ports;
  if (newsletter === undefined) return 'forged';
  const owner = await findNewsletterOwner(ports.owners, newsletter.operatorAddress);
  const { mail, content, automatic, isReadable } = opened;
  const route = { token: 'valid' as const, owner, general: newsletter };
  const { judgement } = decideFate(mail, content, automatic, [route]);
  if (judgement === 'automatic') return 'automatic';
  if (judgement !== 'accepted') return keep(ports, opened, owner, judgement);
  await noteAttention(ports, owner.ownerId, mail.receivedAt);
  if (!isReadable) return keep(ports, opened, owner, 'unreadable');
  const written = await findWrittenIssue(ports, opened);
  const text = written === undefined ? readOwnLetter(content.text) : written.text;
  const leftOut = namesOfOthers(opened);
  const lostLinks = written === undefined ? linksBeside(ports, content, text ?? '') : [];
  const { copyKey } = opened;
  const draft = { owner, copyKey, text, leftOut, lostLinks, mailSubject: content.heading.subject };
  return (await receiveDraft(ports, newsletter, draft)) === 'planned' ? 'decided' : 'asked';
}

/** Those that only the look of the mail has. */
const linksBeside = ({ readLinks }: HandleDraftPorts, { html }: OpenedMail['content'], text: string) =>
  html === undefined
    ? []
    : readLinks(html).filter(({ href }) => /^https?:/.test(href) && !text.includes(href.replace(/\/$/, '')));

async function keep(
  ports: HandleDraftPorts,
  opened: OpenedMail,
  owner: Owner,
  fate: ReportedFate,
): Promise<InboundFate> {
  const notice = writeDraftNotice(fate, soleSender(opened));
  await reportToOwner(ports, { opened, fate, cameTo: 'draft', owner, notice });
  return fate;
}
