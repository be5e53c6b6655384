import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type NoticeWords, type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { log } from '../shared/log.ts';
import type { InboundMail } from './domain/inbound-mail.ts';

export interface ReportToOwnerPorts extends TellOwnerPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  /** Whoever runs the deployment hears about mail whose owner cannot be told. */
  readonly operatorAddress: EmailAddress;
}

export interface Report {
  readonly mail: Pick<InboundMail, 'messageId'>;
  readonly owner?: Owner | undefined;
  readonly person?: Contact | undefined;
  readonly notice: NoticeWords;
  /** The words of the mail; the notice shows the beginning of them. */
  readonly words: string;
}

/** Tells the owner about a message that was kept and not acted on: at most one notice a message. */
export async function reportToOwner(ports: ReportToOwnerPorts, report: Report): Promise<void> {
  const { mail, person, notice, words } = report;
  const owner = report.owner ?? (await findOperator(ports));
  if (owner === undefined) {
    const { messageId } = mail;
    log.warn('Nobody to report a message to: the operator address belongs to no owner', { messageId });
    return;
  }
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('inbound-notice', mail.messageId),
    owner,
    subjects: person ? [{ contactId: person.contactId }] : [],
    words: notice,
    quotedText: words,
  });
}

async function findOperator({ owners, operatorAddress }: ReportToOwnerPorts): Promise<Owner | undefined> {
  const all = await owners.listOwners();
  return all.find(({ addresses }) => addresses.some(({ address }) => address === operatorAddress));
}
