import type { ContactKey } from '../circle/contact-store.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { LogAddresses } from '../circle/log-addresses.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import {
  type FindNudgedPersonPorts,
  findNudgedPerson,
  type NudgedPerson,
} from '../nudges/find-nudged-person.ts';
import type { Clock } from '../shared/clock.ts';
import { readRelayAddress, readReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore, TokenKeys } from '../shared/token-keys.ts';
import { readRecipient } from './domain/recipient.ts';

export interface RouteMailPorts extends FindNudgedPersonPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly mailboxes: Pick<MailboxDirectory, 'findMailbox'>;
  readonly logAddresses: Pick<LogAddresses, 'findOwner'>;
  readonly clock: Clock;
}

/** Where an owner answers Kith; to nobody when the token is forged. */
export interface OwnerReplyRoute extends NudgedPerson {
  readonly kind: 'owner-reply';
  readonly token: 'valid' | 'expired' | 'forged';
  /** The place of the person among those of the message. */
  readonly personIndex?: number | undefined;
  /** What the message asked for, where that is no word about a person. */
  readonly question?: Delivery | undefined;
  /** The message, where it was about nobody in particular; its answer still says things. */
  readonly general?: Delivery | undefined;
}

/** Where an owner answers a contact's mail that was passed on: their words go on to the contact. */
export interface RelayedAnswerRoute extends NudgedPerson {
  readonly kind: 'relayed-answer';
  readonly token: 'valid' | 'expired' | 'forged';
}

/** Where a contact answers a check-in; `contact` is undefined when Kith never gave out the address. */
export interface ContactReplyRoute {
  readonly kind: 'contact-reply';
  readonly contact: ContactKey | undefined;
}

/** Where somebody answers an issue of the newsletter. */
export interface IssueReplyRoute {
  readonly kind: 'issue-reply';
  readonly delivery: Delivery;
}

/** Where an owner copies or forwards mail that is to be logged; `owner` is undefined when the address is nobody's (any more). */
export interface CopyRoute {
  readonly kind: 'copy';
  readonly owner: Owner | undefined;
}

/** Where an owner answers whether people should come into the circle. */
export interface OfferAnswerRoute {
  readonly kind: 'offer-answer';
  readonly token: 'valid' | 'expired';
  readonly owner?: Owner | undefined;
  readonly question: Delivery;
}

/** Where the owner of the newsletter sends the draft of an issue. */
interface DraftRoute {
  readonly kind: 'draft';
}

/** Where they answer the proof of one. */
export interface ProofAnswerRoute {
  readonly kind: 'proof-answer';
  readonly token: 'valid' | 'expired';
  readonly owner?: Owner | undefined;
  readonly question: Delivery;
}

/** Where somebody leaves the newsletter by mail; the id is whatever stood in the address. */
export interface LeaveRoute {
  readonly kind: 'leave';
  readonly subscriberId: string;
}

export type Route =
  | OwnerReplyRoute
  | RelayedAnswerRoute
  | OfferAnswerRoute
  | ContactReplyRoute
  | CopyRoute
  | IssueReplyRoute
  | DraftRoute
  | ProofAnswerRoute
  | LeaveRoute;

const FORGED: OwnerReplyRoute = { kind: 'owner-reply', token: 'forged' };

/** Follows each address at which SES took a message to whoever it leads to. */
export async function routeMail(
  ports: RouteMailPorts,
  recipients: readonly string[],
): Promise<readonly Route[]> {
  const keys = await ports.tokenKeys.readTokenKeys();
  return Promise.all(recipients.map((address) => followAddress(ports, keys, address)));
}

async function followAddress(ports: RouteMailPorts, keys: TokenKeys, address: string): Promise<Route> {
  const recipient = readRecipient(address);
  switch (recipient.kind) {
    case 'token':
      return followToken(ports, keys, recipient.address);
    case 'relay':
      return followRelay(ports, keys, recipient.address);
    case 'mailbox':
      return { kind: 'contact-reply', contact: await ports.mailboxes.findMailbox(recipient.mailbox) };
    case 'log':
      return { kind: 'copy', owner: await findLogger(ports, recipient.label) };
    case 'leave':
    case 'draft':
      return recipient;
    case 'nobody':
      return FORGED;
  }
}

async function findLogger(
  { logAddresses, owners }: RouteMailPorts,
  label: string,
): Promise<Owner | undefined> {
  const ownerId = await logAddresses.findOwner(label);
  return ownerId && owners.findOwner(ownerId);
}

async function followToken(
  ports: RouteMailPorts,
  keys: TokenKeys,
  address: string,
): Promise<OwnerReplyRoute | OfferAnswerRoute | ProofAnswerRoute | IssueReplyRoute> {
  const reading = readReplyAddress(keys, address, ports.clock.now());
  if (reading.outcome === 'forged') return FORGED;
  const target = await findNudgedPerson(ports, reading.target);
  if (target.delivery?.kind === 'issue') return { kind: 'issue-reply', delivery: target.delivery };
  if (target.delivery?.kind === 'offer')
    return toQuestion('offer-answer', reading.outcome, target, target.delivery);
  if (target.delivery?.kind === 'proof')
    return toQuestion('proof-answer', reading.outcome, target, target.delivery);
  const { personIndex } = reading.target;
  return { kind: 'owner-reply', token: reading.outcome, ...target, personIndex, ...purposeOf(target) };
}

const toQuestion = <K extends 'offer-answer' | 'proof-answer'>(
  kind: K,
  token: 'valid' | 'expired',
  { owner }: NudgedPerson,
  question: Delivery,
) => ({ kind, token, owner, question });

async function followRelay(
  ports: RouteMailPorts,
  keys: TokenKeys,
  address: string,
): Promise<RelayedAnswerRoute> {
  const reading = readRelayAddress(keys, address, ports.clock.now());
  if (reading.outcome === 'forged') return { kind: 'relayed-answer', token: 'forged' };
  const target = await findNudgedPerson(ports, reading.target);
  return { kind: 'relayed-answer', token: reading.outcome, ...target };
}

function purposeOf({ delivery }: NudgedPerson): Pick<OwnerReplyRoute, 'question' | 'general'> {
  if (delivery?.kind === 'question') return { question: delivery };
  return delivery?.subjects.length === 0 ? { general: delivery } : {};
}
