import { createElement } from 'react';
import type { NoticeProps } from '../../emails/morning-brief-props.ts';
import { Notice, noticeText } from '../../emails/notice.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import type { DeliveryKind, Subject } from '../delivery/domain/delivery.ts';
import type { SendDeliveryPorts } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { sendToOwner } from './send-to-owner.ts';

export interface TellOwnerPorts extends SendDeliveryPorts {
  /** From of a notice. */
  readonly kithAddress: EmailAddress;
}

/** What a notice says, ready to read. */
export interface NoticeWords extends Pick<NoticeProps, 'letter' | 'list' | 'button' | 'closing'> {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

export interface NoticeToSend {
  /** Derived from what the notice is about, so that it is told once. */
  readonly deliveryId: DeliveryId;
  /** A notice, unless an answer to it is to be read as one to something else. */
  readonly kind?: Extract<DeliveryKind, 'notice' | 'offer'>;
  readonly owner: Owner;
  readonly subjects: readonly Subject[];
  readonly words: NoticeWords;
  /** The words of a mail that the notice is about, if any; it shows their beginning. */
  readonly quotedText?: string;
  /** Where an answer to the notice goes; absent when none is expected. */
  readonly replyTo?: string;
  /** Why Kith writes this at all. */
  readonly smallPrint?: string;
}

const MAX_QUOTED_CHARACTERS = 500;

/** Writes a notice to an owner. Throws OwnerMailPendingError. */
export async function tellOwner(ports: TellOwnerPorts, notice: NoticeToSend): Promise<void> {
  const { owner, deliveryId, words, quotedText, smallPrint, replyTo, subjects } = notice;
  const props: NoticeProps = {
    ownerGreetingName: greetingName(owner.name),
    ...words,
    ...(quotedText && { quotedText: shorten(quotedText) }),
    ...(smallPrint && { smallPrint }),
  };
  await sendToOwner(ports, {
    kind: notice.kind ?? 'notice',
    ownerId: owner.ownerId,
    subjects: [...subjects],
    mail: {
      deliveryId,
      from: { name: 'Kith', address: ports.kithAddress },
      to: { name: owner.name, address: mainAddress(owner) },
      ...(replyTo && { replyTo }),
      subject: words.headline,
      html: renderMail(createElement(Notice, props)),
      text: noticeText(props),
    },
  });
}

function shorten(words: string): string {
  if (words.length <= MAX_QUOTED_CHARACTERS) return words;
  return `${words
    .slice(0, MAX_QUOTED_CHARACTERS - 2)
    .toWellFormed()
    .trimEnd()} …`;
}
