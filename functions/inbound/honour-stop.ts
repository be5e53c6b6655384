import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { LogInteractionPorts } from '../circle/log-interaction.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { IssueContext } from '../newsletter/address-issue.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { askedWords } from './domain/classify/asked-words.ts';
import { judgeContact } from './domain/judge-contact.ts';
import { isAuthenticated } from './domain/judge-sender.ts';
import { localDay } from './domain/limit-notices.ts';
import { describeStop, reachOf, type Silence } from './domain/silence.ts';
import {
  doOnce,
  type FindFirstCopyPorts,
  fateOfCopy,
  findFirstCopy,
  logFirstCopy,
} from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type TellOtherOwnersPorts, tellOtherOwners } from './tell-other-owners.ts';

export interface HonourStopPorts extends TellOwnerPorts, LogInteractionPorts, FindFirstCopyPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  readonly contacts: LogInteractionPorts['contacts'] &
    TellOtherOwnersPorts['contacts'] &
    Pick<ContactStore, 'withdrawCheckIns'>;
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
  readonly newsletter: Pick<IssueContext, 'operatorAddress'> | undefined;
}

interface StopRequest {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly opened: OpenedMail;
}

const REPLY_LIFE_HOURS = 180 * 24;
const WHY = 'Kith tells you this because somebody asked it for no more mail.';

/**
 * No more letters of this owner's to the contact, whoever asks at their lasting address: in doubt Kith is silent. What else the
 * owner sends there ends with it, the newsletter included where it is theirs; of other owners all goes on, unless all mail was
 * meant, of which they hear, too. The owner hears of it, and it stands on the timeline, where it does not count as being in touch.
 */
export async function honourStop(ports: HonourStopPorts, request: StopRequest): Promise<InboundFate> {
  const { owner, contact, opened } = request;
  const { mail, content } = opened;
  const words = askedWords(opened.words, content);
  const { addresses } = contact;
  const isTheirs = judgeContact({ sender: soleSender(opened), addresses, mail, content }) === 'theirs';
  const by = isTheirs ? 'contact-reply' : 'unproven-reply';
  const copy = await findFirstCopy(ports, opened, { contact, by });
  const silenced = await findSilence(ports, request, words);
  // What the owner decided since then is not undone by a later copy.
  await doOnce(ports, copy, () => endLetters(ports, request, silenced));
  await logFirstCopy(ports, copy, { kind: 'note', direction: 'inbound', text: words });
  const deliveryId = isTheirs ? deriveDeliveryId('stop-notice', copy.key) : idOfDay(request);
  await tellOwner(ports, {
    deliveryId,
    owner,
    subjects: [{ contactId: contact.contactId }],
    words: describeStop(contact, isTheirs, silenced),
    quotedText: words,
    replyTo: await signReply(ports, deliveryId),
    smallPrint: WHY,
  });
  if (silenced?.reach === 'all')
    await tellOtherOwners(ports, { address: silenced.address, asked: owner.ownerId });
  return fateOfCopy(copy, 'stopped');
}

/** An answer is a word about the contact: the owner decides what else is to end. */
async function signReply(
  { tokenKeys, clock, inboundDomain }: HonourStopPorts,
  deliveryId: DeliveryId,
): Promise<string> {
  const expiresAt = clock.now().add({ hours: REPLY_LIFE_HOURS });
  const keys = await tokenKeys.readTokenKeys();
  return signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain);
}

async function endLetters(
  ports: HonourStopPorts,
  { owner, contact, opened }: StopRequest,
  silence: Silence | undefined,
): Promise<void> {
  await ports.contacts.withdrawCheckIns(contact);
  if (silence === undefined) return;
  const { address, reach } = silence;
  const since = opened.mail.receivedAt;
  await ports.suppressionList.stopOwner(address, owner.ownerId, since);
  if (reach === 'owner') return;
  const scope = reach === 'all' ? 'all' : 'newsletter';
  await ports.suppressionList.suppress(address, { reason: 'asked-to-stop', scope, since });
}

async function findSilence(
  ports: HonourStopPorts,
  request: StopRequest,
  words: string,
): Promise<Silence | undefined> {
  const address = await findAddressToSilence(ports, request);
  const { owner, contact } = request;
  const newsletterOf = ports.newsletter?.operatorAddress;
  return address && { address, reach: reachOf({ owner, contact, words, newsletterOf }) };
}

/** Anybody can ask as often as they like: the owner hears of strangers once a day. */
const idOfDay = ({ owner, contact, opened }: StopRequest): DeliveryId =>
  deriveDeliveryId(
    'stop-notice',
    contact.ownerId,
    contact.contactId,
    localDay(opened.mail.receivedAt, owner.timeZone),
  );

/**
 * The sender, if it is an address of the contact, proven or not, or if they have proven that it is theirs: a forger silences
 * nobody else. Never an owner, who would no longer hear from Kith at all.
 */
async function findAddressToSilence(
  { owners }: HonourStopPorts,
  { contact, opened }: StopRequest,
): Promise<EmailAddress | undefined> {
  const sender = soleSender(opened);
  if (sender === undefined) return undefined;
  const isKnown = contact.addresses.includes(sender);
  if (!isKnown && !isAuthenticated(sender, opened.mail, opened.content)) return undefined;
  const ofOwners = (await owners.listOwners()).flatMap(({ addresses }) => addresses);
  return ofOwners.some(({ address }) => address === sender) ? undefined : sender;
}
