import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { LogInteractionPorts } from '../circle/log-interaction.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { type FindFirstCopyPorts, fateOfCopy, findFirstCopy, logFirstCopy } from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import type { OpenedMail } from './open-mail.ts';

export type HonourStopPorts = TellOwnerPorts & LogInteractionPorts & FindFirstCopyPorts;

interface StopRequest {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly sender: EmailAddress;
  readonly opened: OpenedMail;
}

const WHY = 'Kith tells you this because somebody asked it for no more mail.';

/**
 * No more mail of any kind to the address that asks for it. No proof of the sender is asked for: in doubt Kith is silent.
 * The owner hears of it, and it stands on the timeline, where it does not count as being in touch.
 */
export async function honourStop(
  ports: HonourStopPorts,
  { owner, contact, sender, opened }: StopRequest,
): Promise<InboundFate> {
  const { mail, words } = opened;
  await ports.suppressionList.suppress(sender, {
    reason: 'asked-to-stop',
    scope: 'all',
    since: mail.receivedAt,
  });
  const copy = await findFirstCopy(ports, opened, { contact, by: 'contact-reply' });
  await logFirstCopy(ports, copy, { kind: 'note', direction: 'inbound', text: words });
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('stop-notice', copy.key),
    owner,
    subjects: [{ contactId: contact.contactId }],
    words: describeStop(contact, sender),
    quotedText: words,
    smallPrint: WHY,
  });
  return fateOfCopy(copy, 'stopped');
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
