import type { Temporal } from 'temporal-polyfill';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeys } from '../shared/token-keys.ts';
import { type Issue, issueDeliveryId } from './domain/issue.ts';
import { greet, nameFor, personalise, type ReaderWords } from './domain/personalise.ts';
import type { Subscriber } from './domain/subscriber.ts';
import { signClickToken } from './issue-links.ts';
import { newsletterSender } from './newsletter-address.ts';
import { leaveAddress, leaveUrl } from './newsletter-links.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { askPreferencesUrl } from './preference-links.ts';

const REPLY_ADDRESS_LIFE_HOURS = 180 * 24;

export interface IssueContext extends NewsletterContext {
  readonly inboundDomain: string;
}

export interface IssueReader extends Pick<Subscriber, 'address' | 'subscriberId' | 'firstName' | 'topics'> {
  /** The owner has them in the circle. */
  readonly isContact?: boolean;
}

/** The words of an issue and where it is told apart from others. */
type AddressedIssue = Pick<Issue, 'slug' | 'letter'>;

/** What differs from reader to reader, in headers and words. */
export interface ReaderParts {
  readonly deliveryId: DeliveryId;
  readonly words: ReaderWords;
  readonly replyTo: string;
  /** RFC 2369 and, for the button of a mail program, RFC 8058. */
  readonly waysOut: readonly [string, string];
}

export function readerParts(
  { inboundDomain, webOrigin }: IssueContext,
  { slug, letter }: AddressedIssue,
  { address, subscriberId, firstName, topics, isContact = false }: IssueReader,
  { keys, now }: { readonly keys: TokenKeys; readonly now: Temporal.Instant },
): ReaderParts {
  const deliveryId = issueDeliveryId(slug, address);
  const expiresAt = now.add({ hours: REPLY_ADDRESS_LIFE_HOURS });
  const leavePage = leaveUrl(webOrigin, subscriberId);
  const words = {
    greeting: greet(firstName),
    firstName: nameFor(firstName),
    leaveUrl: leavePage,
    preferencesUrl: askPreferencesUrl(webOrigin, subscriberId),
    clickToken: letter.links === undefined ? '' : signClickToken(keys, deliveryId, expiresAt),
    topics,
    isContact,
  };
  return {
    deliveryId,
    words,
    replyTo: signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain),
    waysOut: [`<${leavePage}>`, `<mailto:${leaveAddress(inboundDomain, subscriberId)}>`],
  };
}

/** The issue as the mail to one reader; the delivery id is the same whenever it is written. */
export function addressIssue(
  context: IssueContext,
  { slug, letter }: AddressedIssue,
  reader: IssueReader,
  signing: { readonly keys: TokenKeys; readonly now: Temporal.Instant },
): OutgoingMail {
  const { newsletter, mailDomain } = context;
  const { address, firstName } = reader;
  const { deliveryId, words, replyTo, waysOut } = readerParts(context, { slug, letter }, reader, signing);
  return {
    ...personalise(letter, words),
    deliveryId,
    from: newsletterSender(context),
    to: firstName === undefined ? { address } : { name: firstName, address },
    replyTo,
    headers: {
      // RFC 2919: the id stays the same when the newsletter gets another name.
      'List-Id': `${newsletter.name} <${newsletter.from.localPart}.${mailDomain}>`,
      'List-Unsubscribe': waysOut.join(', '),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  };
}
