import type { Temporal } from 'temporal-polyfill';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeys } from '../shared/token-keys.ts';
import { type Issue, issueDeliveryId } from './domain/issue.ts';
import { greet, nameFor, personalise } from './domain/personalise.ts';
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

/** What of a subscriber is written into their mail. */
export type Reader = Pick<Subscriber, 'address' | 'subscriberId' | 'firstName' | 'topics'>;

export interface AddressIssueInput {
  readonly keys: TokenKeys;
  readonly now: Temporal.Instant;
  /** The owner has the reader in the circle. */
  readonly isContact?: boolean;
}

/** The issue as the mail to one reader; the delivery id is the same whenever it is written. */
export function addressIssue(
  context: IssueContext,
  { slug, letter }: Pick<Issue, 'slug' | 'letter'>,
  { address, subscriberId, firstName, topics }: Reader,
  { keys, now, isContact = false }: AddressIssueInput,
): OutgoingMail {
  const { newsletter, mailDomain, inboundDomain, webOrigin } = context;
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
    ...personalise(letter, words),
    deliveryId,
    from: newsletterSender(context),
    to: firstName === undefined ? { address } : { name: firstName, address },
    replyTo: signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain),
    headers: {
      // RFC 2919: the id stays the same when the newsletter gets another name.
      'List-Id': `${newsletter.name} <${newsletter.from.localPart}.${mailDomain}>`,
      // RFC 2369 and, for the button of a mail program, RFC 8058.
      'List-Unsubscribe': `<${leavePage}>, <mailto:${leaveAddress(inboundDomain, subscriberId)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  };
}
