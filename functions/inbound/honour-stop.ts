import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { InboundMail } from './domain/inbound-mail.ts';

export type HonourStopPorts = TellOwnerPorts & LogInteractionPorts;

interface StopRequest {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly sender: EmailAddress;
  readonly mail: InboundMail;
  readonly words: string;
}

const WHY = 'Kith tells you this because somebody asked it for no more mail.';

/**
 * No more mail of any kind to the address that asks for it. No proof of the sender is asked for: in doubt Kith is silent.
 * The owner hears of it, and it stands on the timeline, where it does not count as being in touch.
 */
export async function honourStop(ports: HonourStopPorts, request: StopRequest): Promise<void> {
  const { owner, contact, sender, mail, words } = request;
  const { ownerId, contactId } = contact;
  const { messageId, receivedAt } = mail;
  await ports.suppressionList.suppress(sender, {
    reason: 'asked-to-stop',
    scope: 'all',
    since: receivedAt,
  });
  await logInteraction(ports, {
    ownerId,
    contactId,
    interactionId: deriveInteractionId('inbound', messageId),
    kind: 'note',
    direction: 'inbound',
    occurredAt: receivedAt,
    text: words,
    source: { by: 'contact-reply', messageId },
  });
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('inbound-notice', messageId),
    owner,
    subjects: [{ contactId }],
    words: describeStop(contact, sender),
    quotedText: words,
    smallPrint: WHY,
  });
}

function describeStop({ name, addresses }: Contact, sender: EmailAddress) {
  const isTheirs = addresses.includes(sender);
  return {
    headline: isTheirs ? `${name} asks for no more mail` : `Somebody asks for no more mail about ${name}`,
    paragraphs: [
      `Kith writes no more to ${sender}, whatever the mail would be about.`,
      isTheirs
        ? `It still reminds you of ${name}, and you can write yourself, if you think that it is right.`
        : `That is no address that Kith knows as one of ${name}, but it answered mail that was meant for them.`,
    ],
  };
}
