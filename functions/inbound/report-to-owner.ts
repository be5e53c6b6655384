import { createElement } from 'react';
import { Notice, noticeText } from '../../emails/notice.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { type SendDeliveryPorts, sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { KithError } from '../shared/errors.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { log } from '../shared/log.ts';
import type { InboundMail } from './domain/inbound-mail.ts';
import { type ReportedFate, writeNotice } from './domain/write-notice.ts';
import type { OwnerReplyRoute } from './route-mail.ts';

export interface ReportToOwnerPorts extends SendDeliveryPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  /** From of a notice. */
  readonly kithAddress: EmailAddress;
  /** Whoever runs the deployment hears about mail whose owner cannot be told. */
  readonly operatorAddress: EmailAddress;
}

export interface Report {
  readonly mail: Pick<InboundMail, 'messageId'>;
  readonly fate: ReportedFate;
  readonly route: Pick<OwnerReplyRoute, 'owner' | 'person'>;
  readonly sender: EmailAddress | undefined;
  /** The words of the mail; a notice shows the beginning of them. */
  readonly words: string;
}

/** SES would not take the notice now, or another process is sending it; the message must come again. */
export class NoticePendingError extends KithError {}

const MAX_QUOTED_CHARACTERS = 500;

/** Tells the owner about a message that was kept and not acted on: at most one notice a message. */
export async function reportToOwner(ports: ReportToOwnerPorts, report: Report): Promise<void> {
  const { messageId } = report.mail;
  const owner = report.route.owner ?? (await findOperator(ports));
  const recipient = owner?.addresses[0]?.address;
  if (owner === undefined || recipient === undefined) {
    log.warn('Nobody to report a message to: the operator address belongs to no owner', { messageId });
    return;
  }
  const result = await sendDelivery(ports, {
    kind: 'notice',
    ownerId: owner.ownerId,
    subjects: report.route.person ? [{ contactId: report.route.person.contactId }] : [],
    mail: composeNotice(report, { name: owner.name, address: recipient }, ports.kithAddress),
  });
  if (result.outcome === 'in-progress') throw new NoticePendingError('The notice is being sent elsewhere');
  if (result.outcome === 'suppressed') {
    log.warn('A notice is not sent: its address is suppressed', {
      messageId,
      reason: result.suppression.reason,
    });
  }
  if (result.outcome !== 'refused') return;
  if (result.reason !== 'rejected') throw new NoticePendingError(`SES refused the notice (${result.reason})`);
  log.warn('SES rejected a notice', { messageId });
}

async function findOperator({ owners, operatorAddress }: ReportToOwnerPorts): Promise<Owner | undefined> {
  const all = await owners.listOwners();
  return all.find(({ addresses }) => addresses.some(({ address }) => address === operatorAddress));
}

function composeNotice(
  report: Report,
  recipient: { name: string; address: EmailAddress },
  from: EmailAddress,
): OutgoingMail {
  const personName = report.route.person?.name;
  const { headline, paragraphs } = writeNotice(report.fate, { personName, sender: report.sender });
  const notice = {
    ownerGreetingName: greetingName(recipient.name),
    headline,
    paragraphs,
    ...(report.words === '' ? {} : { quotedText: shorten(report.words) }),
  };
  return {
    deliveryId: deriveDeliveryId('inbound-notice', report.mail.messageId),
    from: { name: 'Kith', address: from },
    to: recipient,
    subject: headline,
    html: renderMail(createElement(Notice, notice)),
    text: noticeText(notice),
  };
}

function shorten(words: string): string {
  if (words.length <= MAX_QUOTED_CHARACTERS) return words;
  return `${words
    .slice(0, MAX_QUOTED_CHARACTERS - 2)
    .toWellFormed()
    .trimEnd()} …`;
}
