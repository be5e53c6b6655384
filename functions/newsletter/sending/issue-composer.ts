import type { Temporal } from 'temporal-polyfill';
import type { ReadyMessage } from '../../delivery/bulk-transport.ts';
import { composeMessage } from '../../delivery/compose-message.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { type OwnerId, subscriberIdSchema } from '../../shared/ids.ts';
import {
  type AddressedIssue,
  type AddressIssueInput,
  addressIssue,
  type IssueContext,
  type IssueReader,
  type ReaderParts,
  readerParts,
} from '../address-issue.ts';
import { escapeHtml } from '../domain/escape-html.ts';
import { isFor } from '../domain/personalise.ts';
import { commonHeaders } from './mime/common-headers.ts';
import { formatTo } from './mime/format-to.ts';
import { fillTemplate, splitTemplate } from './mime/mime-template.ts';

export interface IssueComposer {
  /** The issue to one reader, ready to go. */
  compose(reader: IssueReader, input: AddressIssueInput): ReadyMessage;
  /** Only its bytes: what differs, put in its places. */
  fill(reader: IssueReader, parts: ReaderParts, now: Temporal.Instant): Uint8Array;
}

/** Only headers that all mails share are taken from what is written to them. */
const ANYBODY: IssueReader = {
  address: emailAddressSchema.parse('anybody@kith.example'),
  subscriberId: subscriberIdSchema.parse('a'.repeat(24)),
};

/**
 * Writes an issue's MIME once, with room for what differs: nodemailer takes a millisecond for each mail, filling in takes some
 * microseconds. What a mail program reads is the same (a property test compares the two).
 */
export async function createIssueComposer(
  context: IssueContext,
  issue: AddressedIssue,
  ownerId: OwnerId,
  input: AddressIssueInput,
): Promise<IssueComposer> {
  const slow = addressIssue(context, issue, ANYBODY, input);
  const template = splitTemplate(commonHeaders(await composeMessage(slow)), issue.letter);
  const dates = new DateLine();
  const fill: IssueComposer['fill'] = ({ firstName, address }, { words, replyTo, waysOut }, now) =>
    fillTemplate(template, {
      headers: [
        `To: ${formatTo(firstName, address)}`,
        `Reply-To: ${replyTo}`,
        `List-Unsubscribe: ${waysOut.join(',\r\n ')}`,
        dates.at(now),
      ].join('\r\n'),
      // What a reader put in is text: it neither becomes HTML nor stands for another field.
      word: (field, part) => (part === 'html' ? escapeHtml(words[field]) : words[field]),
      isFor: (audience) => isFor(audience, words),
    });
  return {
    fill,
    compose: (reader, each) => {
      const parts = readerParts(context, issue, reader, each);
      return {
        ...{ from: slow.from.address, to: reader.address, raw: fill(reader, parts, each.now) },
        tags: { delivery: parts.deliveryId, issue: issue.slug, owner: ownerId },
      };
    },
  };
}

/** One date serves all mails of a second (RFC 5322, 3.3). */
class DateLine {
  #second = 0;
  #line = '';

  at(now: Temporal.Instant): string {
    const second = Math.floor(now.epochMilliseconds / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#line = `Date: ${new Date(second * 1000).toUTCString().replace('GMT', '+0000')}`;
    }
    return this.#line;
  }
}
