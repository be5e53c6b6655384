import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { decideFate } from './domain/decide-fate.ts';
import type { Judgement } from './domain/judge-sender.ts';
import { writeNotice } from './domain/write-notice.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { OwnerReplyRoute } from './route-mail.ts';

export type HandleOwnerReplyPorts = ReportToOwnerPorts & LogInteractionPorts;

/**
 * An owner's answer goes on the timeline of the person that its address names; anything else is kept, and the owner hears
 * of it.
 */
export async function handleOwnerReply(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  routes: readonly OwnerReplyRoute[],
): Promise<InboundFate> {
  const { mail, content, automatic, words } = opened;
  const decision = decideFate(mail, content, automatic, routes);
  const fate = nameFate(decision.judgement, opened);
  if (fate === 'logged') await logReply(ports, opened, decision.routes);
  else if (fate !== 'automatic' && decision.worthReporting) {
    const { owner, person } = decision.routes[0] ?? {};
    const notice = writeNotice(fate, { personName: person?.name, sender: soleSender(opened) });
    await reportToOwner(ports, { mail, owner, person, notice, words });
  }
  return fate;
}

function nameFate(judgement: Judgement, { isReadable, words }: OpenedMail) {
  if (!isReadable) return 'unreadable';
  if (judgement !== 'accepted') return judgement;
  return words === '' ? 'empty' : 'logged';
}

async function logReply(
  ports: LogInteractionPorts,
  { mail: { messageId, receivedAt }, words }: OpenedMail,
  routes: readonly OwnerReplyRoute[],
): Promise<void> {
  for (const { person } of routes) {
    if (person === undefined) continue;
    await logInteraction(ports, {
      ownerId: person.ownerId,
      contactId: person.contactId,
      interactionId: deriveInteractionId('inbound', messageId),
      kind: 'note',
      direction: 'between',
      occurredAt: receivedAt,
      text: words,
      source: { by: 'owner-reply', messageId },
    });
  }
}
