import { createElement } from 'react';
import { CheckIn, checkInText } from '../../emails/check-in.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { hasStoppedLetters } from '../circle/domain/letter-way.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isPresent } from '../circle/domain/standing.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import { letterSender } from '../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { type SendDeliveryPorts, sendDelivery } from '../delivery/send-delivery.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { KithError } from '../shared/errors.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { ASK_SUBJECT, praiseToAskAbout, writeAsk } from './domain/shout-outs/ask-words.ts';

export interface AskConsentPorts extends SendDeliveryPorts, LogInteractionPorts {
  readonly contacts: LogInteractionPorts['contacts'] & Pick<ContactStore, 'changeContact'>;
  readonly mailboxes: Pick<MailboxDirectory, 'giveMailbox'>;
  readonly mailDomain: string;
  readonly inboundDomain: string;
}

/** The question could not be handed over now; whatever led to it must come again. */
class ConsentPendingError extends KithError {}

/** One for each piece of praise: nobody is asked twice. */
export const consentDeliveryId = (planId: string): DeliveryId =>
  deriveDeliveryId('newsletter-consent', planId);

export interface ConsentToAsk {
  readonly owner: Owner;
  readonly contact: Contact;
  /** The owner's answer that asks for it; the same one asks once. */
  readonly askedBy: string;
  readonly at: IsoInstant;
}

/**
 * Asks a contact, in the owner's name and on their word, whether their praise may stand in the newsletter. Written down first, sent
 * once. Gives back why nothing went out, ready to read. Throws ConsentPendingError.
 */
export async function askConsent(
  ports: AskConsentPorts,
  { owner, contact, askedBy, at }: ConsentToAsk,
): Promise<string | undefined> {
  const called = whatOneCalls(contact);
  if (!isPresent(contact) || contact.doNotContact !== undefined) return `Kith writes nothing to ${called}.`;
  if (hasStoppedLetters(contact)) return `${called} asked for no more mail, so nobody was asked.`;
  const [recipient] = contact.addresses;
  if (recipient === undefined) return `There is no mail address of ${called}, so nobody was asked.`;
  const asked = praiseToAskAbout(contact, askedBy);
  if ('refused' in asked) return asked.refused;
  const { plan, text } = asked;
  await ports.contacts.changeContact(contact, (stored) => ({
    ...stored,
    plans: stored.plans.map((each) =>
      each.planId === plan.planId
        ? { ...each, consent: each.consent ?? { askedAt: at, askedBy, text } }
        : each,
    ),
  }));
  const mailbox =
    contact.mailbox ?? (await ports.mailboxes.giveMailbox(contact, newMailboxLabel(contact.name)));
  const letter = writeAsk(contact, text, owner.name);
  const { ownerId, contactId } = contact;
  const result = await sendDelivery(ports, {
    ...{ kind: 'check-in', ownerId, subjects: [{ contactId }] },
    mail: mailOf(ports, { owner, contact, planId: plan.planId, letter, mailbox, recipient }),
  });
  if (result.outcome === 'suppressed') return `No mail goes to ${called} any more, so nobody was asked.`;
  if (result.outcome === 'refused' && result.reason === 'rejected')
    return `The mail to ${called} was refused for good.`;
  if (result.outcome === 'refused' || result.outcome === 'in-progress')
    throw new ConsentPendingError('The question to a contact waits for SES');
  await logInteraction(ports, {
    ...{ ownerId, contactId, kind: 'mail', direction: 'outbound', text: letter },
    interactionId: deriveInteractionId('newsletter-consent', plan.planId),
    occurredAt: result.delivery.claimedAt,
    source: { by: 'check-in' },
  });
  return undefined;
}

interface Letter extends Pick<ConsentToAsk, 'owner' | 'contact'> {
  readonly planId: string;
  readonly letter: string;
  readonly mailbox: string;
  readonly recipient: Contact['addresses'][number];
}

function mailOf(
  { mailDomain, inboundDomain }: Pick<AskConsentPorts, 'mailDomain' | 'inboundDomain'>,
  { owner, contact, planId, letter, mailbox, recipient }: Letter,
): OutgoingMail {
  const lastingAddress = emailAddressSchema.parse(`hello+${mailbox}@${inboundDomain}`);
  const props = { paragraphs: letter.split('\n\n') };
  return {
    deliveryId: consentDeliveryId(planId),
    from: letterSender(owner.name, lastingAddress, mailDomain),
    to: { name: contact.name, address: recipient },
    replyTo: lastingAddress,
    author: 'person',
    subject: ASK_SUBJECT,
    html: renderMail(createElement(CheckIn, props)),
    text: checkInText(props),
  };
}
