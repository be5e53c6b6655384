import type { Temporal } from 'temporal-polyfill';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeys } from '../shared/token-keys.ts';
import { type Issue, issueDeliveryId } from './domain/issue.ts';
import { greet, nameFor, personalise, type ReaderWords } from './domain/personalise.ts';
import type { Subscriber } from './domain/subscriber.ts';
import { archiveUrl, issueUrl, signClickToken } from './issue-links.ts';
import { newsletterSender } from './newsletter-address.ts';
import { leaveAddress, leaveUrl } from './newsletter-links.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { askPreferencesUrl } from './preference-links.ts';

const REPLY_ADDRESS_LIFE_HOURS = 180 * 24;

export interface IssueContext extends NewsletterContext {
  readonly inboundDomain: string;
}

export interface AddressIssueInput {
  readonly keys: TokenKeys;
  readonly now: Temporal.Instant;
  /** The owner has the reader in the circle. */
  readonly isContact?: boolean;
}

export type IssueReader = Pick<Subscriber, 'address' | 'subscriberId' | 'firstName' | 'topics'>;

/** The words of an issue, and what tells it from others. */
export type AddressedIssue = Pick<Issue, 'slug' | 'letter'>;

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
  { address, subscriberId, firstName, topics }: IssueReader,
  { keys, now, isContact = false }: AddressIssueInput,
): ReaderParts {
  const deliveryId = issueDeliveryId(slug, address);
  const expiresAt = now.add({ hours: REPLY_ADDRESS_LIFE_HOURS });
  const leavePage = leaveUrl(webOrigin, subscriberId);
  return {
    deliveryId,
    words: {
      greeting: greet(firstName),
      firstName: nameFor(firstName),
      leaveUrl: leavePage,
      preferencesUrl: askPreferencesUrl(webOrigin, subscriberId),
      clickToken: letter.links === undefined ? '' : signClickToken(keys, deliveryId, expiresAt),
      topics,
      isContact,
    },
    replyTo: signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain),
    waysOut: [`<${leavePage}>`, `<mailto:${leaveAddress(inboundDomain, subscriberId)}>`],
  };
}

/** The issue as the mail to one reader; the delivery id is the same whenever it is written. */
export function addressIssue(
  context: IssueContext,
  issue: AddressedIssue,
  reader: IssueReader,
  input: AddressIssueInput,
): OutgoingMail {
  const { newsletter, mailDomain } = context;
  const { address, firstName } = reader;
  const { deliveryId, words, replyTo, waysOut } = readerParts(context, issue, reader, input);
  return {
    ...personalise(issue.letter, words),
    deliveryId,
    from: newsletterSender(context),
    to: firstName === undefined ? { address } : { name: firstName, address },
    replyTo,
    headers: {
      // RFC 2919: the id stays the same when the newsletter gets another name.
      'List-Id': `${newsletter.name} <${newsletter.from.localPart}.${mailDomain}>`,
      'List-Unsubscribe': waysOut.join(', '),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 2369, 3.6, and RFC 5064: where all issues stand, and where this one does.
      'List-Archive': `<${archiveUrl(context.webOrigin)}>`,
      'Archived-At': `<${issueUrl(context.webOrigin, issue.slug)}>`,
      Precedence: 'bulk',
    },
  };
}
