import type { ContactStore } from '../../circle/contact-store.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { spreadOverInterval } from '../../circle/domain/spread.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import type { Delivery } from '../../delivery/domain/delivery.ts';
import { type TellOwnerPorts, tellOwner } from '../../notices/tell-owner.ts';
import { deriveDeliveryId } from '../../shared/ids.ts';
import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';
import { signReplyAddress } from '../../shared/reply-address.ts';
import type { TokenKeyStore } from '../../shared/token-keys.ts';
import { ANSWER_LIFE_HOURS } from './ask-inner-circle.ts';
import { matchNames } from './domain/match-names.ts';
import { readNames } from './domain/read-names.ts';
import { sayInterval } from './domain/say-interval.ts';
import { type PickedPeople, writeReceipt } from './domain/write-receipt.ts';

export interface PickInnerCirclePorts extends TellOwnerPorts {
  readonly contacts: Pick<ContactStore, 'listContacts' | 'changeContact'>;
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
}

/** An owner's answer to the question, or to the receipt of an earlier answer. */
export interface InnerCircleAnswer {
  readonly owner: Owner;
  readonly question: Delivery;
  readonly words: string;
  readonly receivedAt: IsoInstant;
  /** The same for every copy of the mail. */
  readonly copyKey: string;
}

const SMALL_PRINT = 'Kith writes this because you named people whom you would hate to lose.';

/**
 * Takes the people whom an answer names into the inner circle and tells the owner whom, and which names it could not settle.
 * Reads the whole circle once. Repeating it changes nothing and completes what a crash left undone. Throws
 * OwnerMailPendingError.
 */
export async function pickInnerCircle(ports: PickInnerCirclePorts, answer: InnerCircleAnswer): Promise<void> {
  const { owner, words } = answer;
  const read = readNames(words, owner.name);
  const matches = await matchNames(read.names, ports.contacts.listContacts(owner.ownerId));
  const settled = new Map(
    matches.flatMap(({ people: [only, ...others] }) =>
      only && others.length === 0 ? [[only.contactId, only]] : [],
    ),
  );
  const people = [...settled.values()];
  const stored: Contact[] = [];
  for (const [place, person] of people.entries()) {
    const taken = await ports.contacts.changeContact(person, takenIn(owner, place, answer.receivedAt));
    stored.push(taken.outcome === 'address-taken' ? person : taken.contact);
  }
  await sendReceipt(ports, answer, {
    picked: stored.filter(mayBeNudgedAbout).map(({ name }) => name),
    inMemory: stored.filter(({ inMemory }) => inMemory !== undefined).map(({ name }) => name),
    leftInPeace: stored.filter(isLeftInPeace).map(({ name }) => name),
    unsettled: matches.filter(({ people }) => people.length !== 1),
    notNames: [...read.remarks, ...read.tooMany],
    saysNobody: read.saysNobody,
    howOften: sayInterval(owner.tiers.inner.idealDays),
  });
}

/** Due one after the other over one interval, from tomorrow; who is in it already, or must not be nudged about, stays as they are. */
const takenIn =
  ({ tiers }: Owner, place: number, at: IsoInstant) =>
  (contact: Contact): Contact | undefined =>
    contact.tier === 'inner' || !mayBeNudgedAbout(contact)
      ? undefined
      : {
          ...contact,
          tier: 'inner',
          cadenceSince: at,
          firstDueDelayDays: spreadOverInterval(place, contact.cadenceDays ?? tiers.inner.idealDays),
        };

const mayBeNudgedAbout = (contact: Contact): boolean =>
  isPresent(contact) && contact.doNotContact === undefined;

const isLeftInPeace = (contact: Contact): boolean => isPresent(contact) && contact.doNotContact !== undefined;

async function sendReceipt(
  ports: PickInnerCirclePorts,
  { owner, question, receivedAt, copyKey }: InnerCircleAnswer,
  picked: PickedPeople,
): Promise<void> {
  const target = { deliveryId: question.deliveryId, personIndex: 0 };
  const expiresAt = fromIsoInstant(receivedAt).add({ hours: ANSWER_LIFE_HOURS });
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('inner-circle-receipt', owner.ownerId, copyKey),
    owner,
    subjects: [],
    words: writeReceipt(picked),
    replyTo: signReplyAddress(await ports.tokenKeys.readTokenKeys(), target, expiresAt, ports.inboundDomain),
    smallPrint: SMALL_PRINT,
  });
}
