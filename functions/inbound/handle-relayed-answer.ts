import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { decideFate } from './domain/decide-fate.ts';
import { writeNotice } from './domain/write-notice.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type PassOnAnswerPorts, passOnAnswer } from './pass-on-answer.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { RelayedAnswerRoute } from './route-mail.ts';

export type HandleRelayedAnswerPorts = ReportToOwnerPorts & NoteAttentionPorts & PassOnAnswerPorts;

/**
 * An owner's answer to a mail that was passed on goes on to its writer. Nobody but that owner, beyond doubt, sends anything by this
 * address; what anybody else writes there is kept, and the owner hears of it.
 */
export async function handleRelayedAnswer(
  ports: HandleRelayedAnswerPorts,
  opened: OpenedMail,
  route: RelayedAnswerRoute,
): Promise<InboundFate> {
  const { mail, content, automatic, isReadable } = opened;
  const { judgement, worthReporting } = decideFate(mail, content, automatic, [route]);
  const { owner, person, delivery } = route;
  const fate = isReadable || judgement === 'quarantined' ? judgement : 'unreadable';
  if (fate === 'accepted' && owner !== undefined && person !== undefined && delivery !== undefined) {
    await noteAttention(ports, owner.ownerId, mail.receivedAt);
    return passOnAnswer(ports, { opened, owner, contact: person, relay: delivery });
  }
  const kept = fate === 'accepted' ? 'unmatched' : fate;
  if (kept !== 'automatic' && worthReporting) {
    const notice = writeNotice(kept, { personName: person?.name, sender: soleSender(opened) });
    await reportToOwner(ports, { opened, fate: kept, cameTo: 'owner-reply', owner, person, notice });
  }
  return kept;
}
