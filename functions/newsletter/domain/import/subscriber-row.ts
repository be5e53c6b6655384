import { cleanLine } from '../../../circle/domain/clean-text.ts';
import { type EmailAddress, emailAddressSchema } from '../../../shared/email-address.ts';

/*
 * What other newsletters write into their lists (CSV), by the headings of each: Mailchimp, Substack, Buttondown, listmonk,
 * Ghost, and Kith itself. Case, spaces and signs in a heading do not matter.
 */

const ADDRESS = ['emailaddress', 'email', 'mail'];
const FIRST_NAME = ['firstname', 'fname', 'givenname'];
const NAME = ['name', 'fullname'];
/** Columns whose word says where somebody stands, and columns that hold a moment only for those who are out. */
const STATUS = ['status', 'subscribertype', 'type', 'subscriptionstatus', 'state'];
const LEFT_AT = ['unsubtime', 'unsubscribedat', 'unsubscriptiondate', 'left'];
const CLEANED_AT = ['cleantime', 'cleanedat'];
const WANTS_MAIL = ['subscribedtoemails', 'subscribed'];
const REFUSES_MAIL = ['emaildisabled', 'unsubscribed'];

const LEFT_WORDS = /^(?:unsubscribed|disabled|blocklisted|blacklisted|left|removed|complained|spam\w*)$/;
const CLEANED_WORDS = /^(?:cleaned|bounced|undeliverable)$/;
const UNCONFIRMED_WORDS = /^(?:unactivated|unconfirmed|pending|inactive)$/;
const YES = /^(?:true|yes|1|on)$/;
const NO = /^(?:false|no|0|off)$/;

const MOST_NAME_CHARACTERS = 60;

/** left: they had unsubscribed, and stay so. bounced: mail there came back for good. */
export type SubscriberRow =
  | {
      readonly outcome: 'reader' | 'left' | 'bounced';
      readonly address: EmailAddress;
      readonly firstName: string | undefined;
    }
  | { readonly outcome: 'unconfirmed' | 'no-address' };

export type RowReader = (fields: readonly string[]) => SubscriberRow;

/** Undefined where no heading is that of a mail address. */
export function rowReaderFor(headings: readonly string[]): RowReader | undefined {
  const known = headings.map((heading) => heading.toLowerCase().replace(/[^a-z]/g, ''));
  if (!known.some((heading) => ADDRESS.includes(heading))) return undefined;
  return (fields) => {
    const cell = (names: readonly string[]): string => {
      const filled = names.map((name) => (fields[known.indexOf(name)] ?? '').replace(/^'/, '').trim());
      return filled.find((text) => text !== '') ?? '';
    };
    const address = emailAddressSchema.safeParse(cell(ADDRESS));
    if (!address.success) return { outcome: 'no-address' };
    const outcome = standingOf(cell);
    if (outcome === 'unconfirmed') return { outcome };
    const name = cleanLine(cell(FIRST_NAME) || (cell(NAME).split(/\s/)[0] ?? ''));
    const firstName = [...name].slice(0, MOST_NAME_CHARACTERS).join('').trim() || undefined;
    return { outcome, address: address.data, firstName };
  };
}

/** In doubt somebody has left: to write to whoever did is worse than to lose a reader. */
function standingOf(cell: (names: readonly string[]) => string) {
  const is = (names: readonly string[], pattern: RegExp) => pattern.test(cell(names).toLowerCase());
  if (is(STATUS, CLEANED_WORDS) || cell(CLEANED_AT) !== '') return 'bounced';
  const hasLeft =
    is(STATUS, LEFT_WORDS) || cell(LEFT_AT) !== '' || is(WANTS_MAIL, NO) || is(REFUSES_MAIL, YES);
  if (hasLeft) return 'left';
  return is(STATUS, UNCONFIRMED_WORDS) ? 'unconfirmed' : 'reader';
}
