import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type NoticeWords, type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { log } from '../shared/log.ts';
import { isAuthenticated } from './domain/judge-sender.ts';
import { FIRST_OF_DAY_HINT, localDay, mayQuote, rateNotices } from './domain/limit-notices.ts';
import { type HeldMail, sayWhatWasTried } from './domain/say-what-was-tried.ts';
import type { ReportedFate } from './domain/write-notice.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

export interface ReportToOwnerPorts extends TellOwnerPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  /** Whoever runs the deployment hears about mail whose owner cannot be told. */
  readonly operatorAddress: EmailAddress;
}

export interface Report {
  /** The notice shows the beginning of its words, if they may be shown. */
  readonly opened: OpenedMail;
  readonly fate: ReportedFate;
  /** Which address it came to. With the fate, it tells what counts as mail of one sort, of which the owner hears once a day. */
  readonly cameTo: 'owner-reply' | 'issue-reply' | 'copy' | 'draft' | Contact['contactId'];
  readonly owner?: Owner | undefined;
  readonly person?: Contact | undefined;
  readonly notice: NoticeWords;
}

/**
 * Tells the owner about a message that was kept and not acted on: one notice for a mail of their own, else one for the first
 * mail of its sort on their day. Throws OwnerMailPendingError.
 */
export async function reportToOwner(ports: ReportToOwnerPorts, report: Report): Promise<void> {
  const { opened, fate, person, notice } = report;
  const owner = report.owner ?? (await findOperator(ports));
  if (owner === undefined) {
    const { messageId } = opened.mail;
    log.warn('Nobody to report a message to: the operator address belongs to no owner', { messageId });
    return;
  }
  const isOwners = isFrom(owner, opened);
  const rate = rateNotices(fate, isOwners);
  const { mail, content } = opened;
  const { timeZone } = owner;
  const tried = sayWhatWasTried({ fate, mail, content, sender: whoWrote(report, owner), timeZone });
  const hints = rate === 'first-of-day' ? [...tried, FIRST_OF_DAY_HINT] : tried;
  await tellOwner(ports, {
    deliveryId: rate === 'first-of-day' ? idOfDay(report, owner, isOwners) : idOfMail(report, owner),
    owner,
    subjects: person ? [{ contactId: person.contactId }] : [],
    words: { ...notice, paragraphs: [...notice.paragraphs, ...hints] },
    quotedText: isOwners || mayQuote(fate) ? opened.words : '',
  });
}

const idOfMail = ({ opened: { copyKey }, fate }: Report, { ownerId }: Owner): DeliveryId =>
  deriveDeliveryId('inbound-notice', ownerId, fate, copyKey);

/** Strangers' mail does not use up the day's word about the owner's own. */
const idOfDay = (
  { opened: { mail }, fate, cameTo }: Report,
  { ownerId, timeZone }: Owner,
  isOwners: boolean,
): DeliveryId => {
  const day = localDay(mail.receivedAt, timeZone);
  return deriveDeliveryId('inbound-notice', ownerId, cameTo, fate, day, ...(isOwners ? ['own'] : []));
};

/** Whether the owner wrote it, beyond doubt. */
function isFrom(owner: Owner, opened: OpenedMail): boolean {
  const sender = soleSender(opened);
  if (sender === undefined || !isAddressOf(owner, sender)) return false;
  return isAuthenticated(sender, opened.mail, opened.content);
}

/** Where nobody but an owner has anything to say. */
const FOR_OWNERS = ['owner-reply', 'copy', 'draft'] as const;

function whoWrote({ cameTo, opened }: Report, owner: Owner): HeldMail['sender'] {
  if (!FOR_OWNERS.some((address) => address === cameTo) || !opened.isReadable) return undefined;
  const sender = soleSender(opened);
  if (sender === undefined) return 'unclear';
  return isAddressOf(owner, sender) ? 'an owner’s' : 'another’s';
}

const isAddressOf = ({ addresses }: Owner, sender: EmailAddress): boolean =>
  addresses.some(({ address }) => address === sender);

async function findOperator({ owners, operatorAddress }: ReportToOwnerPorts): Promise<Owner | undefined> {
  const all = await owners.listOwners();
  return all.find(({ addresses }) => addresses.some(({ address }) => address === operatorAddress));
}
