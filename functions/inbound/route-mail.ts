import type { ContactKey } from '../circle/contact-store.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import type { Delivery, DeliveryKind } from '../delivery/domain/delivery.ts';
import {
  type FindNudgedPersonPorts,
  findNudgedPerson,
  type NudgedPerson,
} from '../nudges/find-nudged-person.ts';
import type { Clock } from '../shared/clock.ts';
import { readReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore, TokenKeys } from '../shared/token-keys.ts';
import { readRecipient } from './domain/recipient.ts';

export interface RouteMailPorts extends FindNudgedPersonPorts {
  readonly tokenKeys: TokenKeyStore;
  readonly mailboxes: Pick<MailboxDirectory, 'findMailbox'>;
  readonly clock: Clock;
}

/** Where an owner answers Kith; to nobody when the token is forged. */
export interface OwnerReplyRoute extends NudgedPerson {
  readonly kind: 'owner-reply';
  readonly token: 'valid' | 'expired' | 'forged';
  /** What the message asked for, where that is no word about a person. */
  readonly question?: Delivery | undefined;
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

/** Where somebody leaves the newsletter by mail; the id is whatever stood in the address. */
export interface LeaveRoute {
  readonly kind: 'leave';
  readonly subscriberId: string;
}

export type Route = OwnerReplyRoute | ContactReplyRoute | IssueReplyRoute | LeaveRoute;

const QUESTIONS: readonly DeliveryKind[] = ['question', 'rhythm-question'];

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
    case 'mailbox':
      return { kind: 'contact-reply', contact: await ports.mailboxes.findMailbox(recipient.mailbox) };
    case 'leave':
      return recipient;
    case 'nobody':
      return FORGED;
  }
}

async function followToken(
  ports: RouteMailPorts,
  keys: TokenKeys,
  address: string,
): Promise<OwnerReplyRoute | IssueReplyRoute> {
  const reading = readReplyAddress(keys, address, ports.clock.now());
  if (reading.outcome === 'forged') return FORGED;
  const target = await findNudgedPerson(ports, reading.target);
  if (target.delivery?.kind === 'issue') return { kind: 'issue-reply', delivery: target.delivery };
  const question = target.delivery && QUESTIONS.includes(target.delivery.kind) ? target.delivery : undefined;
  return { kind: 'owner-reply', token: reading.outcome, ...target, question };
}
