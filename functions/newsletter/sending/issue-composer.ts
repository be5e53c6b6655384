import type { Temporal } from 'temporal-polyfill';
import type { BulkTransport } from '../../delivery/bulk-transport.ts';
import { composeMessage } from '../../delivery/compose-message.ts';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { type OwnerId, subscriberIdSchema } from '../../shared/ids.ts';
import type { TokenKeys } from '../../shared/token-keys.ts';
import { addressIssue, type IssueContext, type IssueReader, readerParts } from '../address-issue.ts';
import type { Issue } from '../domain/issue.ts';
import { commonHeaders } from './mime/common-headers.ts';
import { formatTo } from './mime/format-to.ts';
import { fillTemplate, splitTemplate } from './mime/mime-template.ts';

type ReadyMessage = Parameters<BulkTransport['send']>[0];

/** Writes the issue to one reader. */
export type IssueComposer = (
  reader: IssueReader,
  signing: { readonly keys: TokenKeys; readonly now: Temporal.Instant },
) => ReadyMessage;

/** Who writes, and whom they know. */
export interface IssueSender {
  readonly ownerId: OwnerId;
  readonly known: ReadonlySet<EmailAddress>;
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
  issue: Pick<Issue, 'slug' | 'letter'>,
  { ownerId, known }: IssueSender,
  signing: { readonly keys: TokenKeys; readonly now: Temporal.Instant },
): Promise<IssueComposer> {
  const slow = addressIssue(context, issue, ANYBODY, signing);
  const template = splitTemplate(commonHeaders(await composeMessage(slow)), issue.letter);
  const dates = new DateLine();
  return (reader, each) => {
    const parts = readerParts(context, issue, { ...reader, isContact: known.has(reader.address) }, each);
    const headers = [
      `To: ${formatTo(reader.firstName, reader.address)}`,
      `Reply-To: ${parts.replyTo}`,
      `List-Unsubscribe: ${parts.waysOut.join(',\r\n ')}`,
      dates.at(each.now),
    ].join('\r\n');
    return {
      from: slow.from.address,
      to: reader.address,
      raw: fillTemplate(template, headers, parts.words),
      tags: { delivery: parts.deliveryId, issue: issue.slug, owner: ownerId },
    };
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
