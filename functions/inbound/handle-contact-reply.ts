import type { ContactKey, ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { judgeContact } from './domain/judge-contact.ts';
import { isQuarantined } from './domain/judge-sender.ts';
import { asksToStop } from './domain/stop-request.ts';
import { type ContactMailProblem, writeContactNotice } from './domain/write-contact-notice.ts';
import { type HonourStopPorts, honourStop } from './honour-stop.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type RelayToOwnerPorts, relayToOwner } from './relay-to-owner.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { ContactReplyRoute } from './route-mail.ts';

export interface HandleContactReplyPorts
  extends ReportToOwnerPorts,
    RelayToOwnerPorts,
    HonourStopPorts,
    LogInteractionPorts {
  readonly owners: ReportToOwnerPorts['owners'] & Pick<OwnerStore, 'findOwner'>;
  readonly contacts: LogInteractionPorts['contacts'] & Pick<ContactStore, 'findContact'>;
}

/**
 * A contact's answer is put on their timeline and passed on to the owner at once. Nothing else can be done by this address,
 * and whoever writes to it never gets an answer from Kith: a stranger learns nothing.
 */
export async function handleContactReply(
  ports: HandleContactReplyPorts,
  opened: OpenedMail,
  route: ContactReplyRoute,
): Promise<InboundFate> {
  if (opened.automatic) return 'automatic';
  if (route.contact === undefined) return 'unmatched';
  const owner = await ports.owners.findOwner(route.contact.ownerId);
  const contact = await ports.contacts.findContact(route.contact);
  const whose = { key: route.contact, owner, person: contact };
  if (owner === undefined || contact === undefined) return keep(ports, opened, 'unmatched', whose);
  if (isQuarantined(opened.mail)) return keep(ports, opened, 'quarantined', whose);
  if (!opened.isReadable) return keep(ports, opened, 'unreadable', whose);
  return passOn(ports, opened, { owner, contact });
}

interface Whose {
  readonly key: ContactKey;
  readonly owner: Owner | undefined;
  readonly person: Contact | undefined;
}

async function keep(
  ports: ReportToOwnerPorts,
  opened: OpenedMail,
  problem: ContactMailProblem,
  { key, owner, person }: Whose,
): Promise<InboundFate> {
  const notice = writeContactNotice(problem, person?.name);
  await reportToOwner(ports, { opened, fate: problem, cameTo: key.contactId, owner, person, notice });
  return problem;
}

async function passOn(
  ports: HandleContactReplyPorts,
  opened: OpenedMail,
  { owner, contact }: { readonly owner: Owner; readonly contact: Contact },
): Promise<InboundFate> {
  const { mail, content, words } = opened;
  const sender = soleSender(opened);
  if (sender !== undefined && asksToStop(words)) {
    await honourStop(ports, { owner, contact, sender, mail, words });
    return 'stopped';
  }
  const standing = judgeContact({ sender, addresses: contact.addresses, mail, content });
  await logInteraction(ports, {
    ownerId: contact.ownerId,
    contactId: contact.contactId,
    interactionId: deriveInteractionId('inbound', mail.messageId),
    kind: 'reply',
    direction: 'inbound',
    occurredAt: mail.receivedAt,
    text: words,
    source: {
      by: standing === 'theirs' ? 'contact-reply' : 'unproven-reply',
      messageId: mail.messageId,
    },
  });
  await relayToOwner(ports, { owner, contact, opened, sender, standing });
  return 'logged';
}
