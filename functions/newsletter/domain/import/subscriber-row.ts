import { cleanLine } from '../../../circle/domain/clean-text.ts';
import { canSesReach, type EmailAddress, emailAddressSchema } from '../../../shared/email-address.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { type CellReader, cellReaders } from './list-columns.ts';
import { readMoment } from './list-moment.ts';
import { tagsOf } from './list-tags.ts';
import { type OwnRecord, readOwnRecord } from './own-columns.ts';

/*
 * What other newsletters write into their lists (CSV), by the headings of each: Mailchimp, Substack, Buttondown, listmonk,
 * Ghost, and Kith itself.
 */

const ADDRESS = ['emailaddress', 'email', 'mail'];
const FIRST_NAME = ['firstname', 'fname', 'givenname'];
const NAME = ['name', 'fullname'];
/** Columns whose word says where somebody stands, and columns that hold a moment only for those who are out. */
const STATUS = ['status', 'subscribertype', 'type', 'subscriptionstatus', 'state'];
const LEFT_AT = ['unsubtime', 'unsubscribedat', 'unsubscriptiondate', 'deletedat', 'left'];
const CLEANED_AT = ['cleantime', 'cleanedat'];
const WANTS_MAIL = ['subscribedtoemails', 'subscribed'];
const REFUSES_MAIL = ['emaildisabled', 'unsubscribed'];
const CONFIRMED = ['confirmed'];
const JOINED_AT = [
  'confirmtime',
  'confirmedat',
  'optintime',
  'subscribedat',
  'creationdate',
  'createdat',
  'startdate',
  'confirmed',
];

const LEFT_WORDS = /^(?:unsubscribed|disabled|blocklisted|blacklisted|left|removed|complained|spam\w*)$/;
const CLEANED_WORDS = /^(?:cleaned|bounced|undeliverable)$/;
const UNCONFIRMED_WORDS = /^(?:unactivated|unconfirmed|pending|inactive)$/;
const YES = /^(?:true|yes|1|on)$/;
const NO = /^(?:false|no|0|off)$/;

const UNREACHABLE = 'Amazon SES cannot write to addresses with such letters before the @';

const MOST_NAME_CHARACTERS = 60;
const MOST_LOCAL_PART_OCTETS = 64; // RFC 5321, 4.5.3.1.1

/** left: they had unsubscribed, and stay so. bounced: mail there came back for good. */
export interface ListedPerson {
  readonly outcome: 'reader' | 'left' | 'bounced';
  readonly address: EmailAddress;
  readonly firstName?: string | undefined;
  readonly tags?: string[] | undefined;
  readonly joinedAt?: IsoInstant | undefined;
  readonly leftAt?: IsoInstant | undefined;
  /** Where the list is Kith's own. */
  readonly own?: OwnRecord | undefined;
}

export type SubscriberRow =
  | ListedPerson
  | { readonly outcome: 'unconfirmed' }
  | { readonly outcome: 'no-address'; readonly reason: string };

export type RowReader = (fields: readonly string[]) => SubscriberRow;

/** Undefined where no heading is that of a mail address. */
export function rowReaderFor(headings: readonly string[]): RowReader | undefined {
  const cellsOf = cellReaders(headings);
  const headed = cellsOf(headings.map((heading) => heading || ' '));
  if (headed(ADDRESS) === '') return undefined;
  const isOwn = headed(['consentwords']) !== '' && headed(['consentat']) !== '';
  return (fields) => readRow(cellsOf(fields), isOwn);
}

function readRow(cell: CellReader, isOwn: boolean): SubscriberRow {
  const written = cell(ADDRESS).replace(/^'/, '');
  const address = emailAddressSchema.safeParse(written);
  if (!address.success) return { outcome: 'no-address', reason: whyNoAddress(written) };
  if (!canSesReach(address.data)) return { outcome: 'no-address', reason: UNREACHABLE };
  const outcome = standingOf(cell);
  if (outcome === 'unconfirmed') return { outcome };
  return {
    outcome,
    address: address.data,
    firstName: firstNameOf(cell),
    tags: tagsOf(cell),
    joinedAt: readMoment(cell(JOINED_AT)),
    leftAt: readMoment(cell(LEFT_AT)),
    own: isOwn ? readOwnRecord(cell) : undefined,
  };
}

function firstNameOf(cell: CellReader): string | undefined {
  const name = cleanLine(cell(FIRST_NAME) || (cell(NAME).split(/\s/)[0] ?? ''));
  return [...name].slice(0, MOST_NAME_CHARACTERS).join('').trim() || undefined;
}

function whyNoAddress(written: string): string {
  if (written === '') return 'has no mail address';
  const localPart = written.slice(0, Math.max(0, written.lastIndexOf('@')));
  return Buffer.byteLength(localPart) > MOST_LOCAL_PART_OCTETS
    ? 'the address is longer before the @ than mail allows (64 characters)'
    : 'what stands for the address is no mail address';
}

/** In doubt somebody has left: to write to whoever did is worse than to lose a reader. */
function standingOf(cell: CellReader) {
  const is = (names: readonly string[], pattern: RegExp) => pattern.test(cell(names).toLowerCase());
  if (is(STATUS, CLEANED_WORDS) || cell(CLEANED_AT) !== '') return 'bounced';
  const hasLeft =
    is(STATUS, LEFT_WORDS) || cell(LEFT_AT) !== '' || is(WANTS_MAIL, NO) || is(REFUSES_MAIL, YES);
  if (hasLeft) return 'left';
  return is(STATUS, UNCONFIRMED_WORDS) || is(CONFIRMED, NO) ? 'unconfirmed' : 'reader';
}
