import { createElement } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { Relay, relayText } from '../../emails/relay.tsx';
import type { RelayProps } from '../../emails/relay-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { MailFile } from '../delivery/mail-transport.ts';
import { sendToOwner } from '../notices/send-to-owner.ts';
import type { TellOwnerPorts } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { signRelayAddress, signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { RELAY_ADDRESS_LIFE_HOURS } from './ask-about-answer.ts';
import { writeBeside } from './domain/beside.ts';
import { sayConsent } from './domain/say-consent.ts';
import { type Standing, writeRelay } from './domain/write-relay.ts';

export interface RelayToOwnerPorts extends TellOwnerPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
  readonly timeline: Pick<Timeline, 'read'>;
}

export interface RelayInput {
  readonly owner: Owner;
  readonly contact: Contact;
  /** The same for every copy of the contact's message. */
  readonly copyKey: string;
  readonly words: string;
  /** What they say about the contact's praise in the newsletter. */
  readonly consent?: 'yes' | 'no' | undefined;
  /** SES's id of that message; an answer goes into its thread. */
  readonly messageId: string;
  /** The files that came with it: in one sentence, and those that are passed on as well. */
  readonly enclosed: string | undefined;
  readonly files: readonly MailFile[];
  /** Whether what else comes today from people like this one is only logged. */
  readonly isLastOfDay: boolean;
  /** The only address in From; undefined when nobody can be told. */
  readonly sender: EmailAddress | undefined;
  readonly standing: Standing;
}

/** One more than are shown: the message itself may stand among them. */
const NEWEST_ENTRIES = 12;

/**
 * Passes a contact's words on to the owner, once for each message, with what they may want to know beside them. An answer goes on
 * to the contact by Kith where they are proven to have written; else straight to the sender. Throws OwnerMailPendingError.
 */
export async function relayToOwner(ports: RelayToOwnerPorts, input: RelayInput): Promise<void> {
  const { owner, contact, messageId, files } = input;
  const deliveryId = deriveDeliveryId('relay', input.copyKey);
  const props = await writeProps(ports, input, deliveryId);
  await sendToOwner(ports, {
    kind: 'relay',
    ownerId: owner.ownerId,
    subjects: [{ contactId: contact.contactId }],
    passedOn: messageId,
    mail: {
      deliveryId,
      from: { name: 'Kith', address: ports.kithAddress },
      to: { name: owner.name, address: mainAddress(owner) },
      ...(await signReplyTo(ports, input, deliveryId)),
      subject: props.headline,
      html: renderMail(createElement(Relay, props)),
      text: relayText(props),
      files,
    },
  });
}

async function writeProps(
  ports: RelayToOwnerPorts,
  input: RelayInput,
  deliveryId: DeliveryId,
): Promise<RelayProps> {
  const { owner, contact, copyKey } = input;
  const { interactions } = await ports.timeline.read(contact, { limit: NEWEST_ENTRIES });
  const entries = interactions.filter(({ interactionId }) => interactionId !== copyKey);
  const keys = await ports.tokenKeys.readTokenKeys();
  const target = { deliveryId, personIndex: 0 };
  return {
    ...writeRelay(input.standing, input),
    ...(input.consent && { meaning: sayConsent(input.consent, whatOneCalls(contact)) }),
    beside: writeBeside({ owner, contact, entries, now: ports.clock.now() }),
    logAddress: signReplyAddress(keys, target, expiryOf(ports), ports.inboundDomain),
  };
}

/** Nothing goes out in the owner's name to an address that is not proven to be the contact's. */
async function signReplyTo(
  ports: RelayToOwnerPorts,
  { standing, sender }: RelayInput,
  deliveryId: DeliveryId,
): Promise<{ readonly replyTo?: string }> {
  if (standing !== 'theirs') return sender === undefined ? {} : { replyTo: sender };
  const keys = await ports.tokenKeys.readTokenKeys();
  return { replyTo: signRelayAddress(keys, deliveryId, expiryOf(ports), ports.inboundDomain) };
}

const expiryOf = ({ clock }: Pick<RelayToOwnerPorts, 'clock'>): Temporal.Instant =>
  clock.now().add({ hours: RELAY_ADDRESS_LIFE_HOURS });
