import { createElement } from 'react';
import { Relay, relayText } from '../../emails/relay.tsx';
import type { RelayProps } from '../../emails/relay-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import { sendToOwner } from '../notices/send-to-owner.ts';
import type { TellOwnerPorts } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { type Standing, writeRelay } from './domain/write-relay.ts';

export interface RelayToOwnerPorts extends TellOwnerPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
}

export interface RelayInput {
  readonly owner: Owner;
  readonly contact: Contact;
  /** The same for every copy of the contact's message. */
  readonly copyKey: string;
  readonly words: string;
  /** The files that came with it, in words; undefined where there were none. */
  readonly enclosed: string | undefined;
  /** Whether what else comes today from people like this one is only logged. */
  readonly isLastOfDay: boolean;
  /** The only address in From; undefined when nobody can be told. An answer to the relayed mail goes straight there. */
  readonly sender: EmailAddress | undefined;
  readonly standing: Standing;
}

const LOG_ADDRESS_LIFE_HOURS = 180 * 24;

/** Passes a contact's words on to the owner, once for each message. Throws OwnerMailPendingError. */
export async function relayToOwner(ports: RelayToOwnerPorts, input: RelayInput): Promise<void> {
  const { owner, contact, copyKey, sender, words, enclosed, isLastOfDay } = input;
  const deliveryId = deriveDeliveryId('relay', copyKey);
  const keys = await ports.tokenKeys.readTokenKeys();
  const expiresAt = ports.clock.now().add({ hours: LOG_ADDRESS_LIFE_HOURS });
  const props: RelayProps = {
    ...writeRelay(input.standing, { contact, sender, words, enclosed, isLastOfDay }),
    logAddress: signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, ports.inboundDomain),
  };
  await sendToOwner(ports, {
    kind: 'relay',
    ownerId: owner.ownerId,
    subjects: [{ contactId: contact.contactId }],
    mail: {
      deliveryId,
      from: { name: 'Kith', address: ports.kithAddress },
      to: { name: owner.name, address: mainAddress(owner) },
      ...(sender && { replyTo: sender }),
      subject: props.headline,
      html: renderMail(createElement(Relay, props)),
      text: relayText(props),
    },
  });
}
