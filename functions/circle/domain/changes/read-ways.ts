import { emailAddressSchema } from '../../../shared/email-address.ts';
import { cleanLine, cleanLines } from '../clean-text.ts';
import type { Contact } from '../contact.ts';
import type { PostalAddress } from '../postal-address.ts';
import type { PersonChange, WayChange } from './person-change.ts';
import { readLine, readSign, type Signed } from './read-words.ts';
import { Refusal } from './refusal.ts';

const LABEL = /^(\p{L}[\p{L} ]{0,29}):(?!\/\/)\s*/u;
const PHONE = /^\+?[\d ()./-]{3,30}(?:(?:ext\.?|x|#) ?\d{1,6})?$/i;
const FEWEST_DIGITS = 3;
const MOST_ADDRESS_LINES = 10;

/** `ruth@adler.example`, `-ruth@…`, `first ruth@…` for the one that receives mail. Throws Refusal. */
export function readAddress(text: string, how: Signed['how']): PersonChange {
  const signed = readSign(text, how);
  const [, first, written = ''] = /^(first |main )?(.*)$/i.exec(cleanLine(signed.text)) ?? [];
  const bare = /<([^<>]*)>$/.exec(written)?.[1] ?? written.replace(/^mailto:/i, '');
  const address = emailAddressSchema.safeParse(bare);
  if (!address.success) throw new Refusal(`"${written.slice(0, 100)}" is not a mail address.`);
  return { kind: 'address', how: first ? 'first' : signed.how, address: address.data };
}

/** `mobile: +44 20 7946 0000`. Throws Refusal. */
export function readPhone(text: string, how: Signed['how']): WayChange<Contact['phones'][number]> {
  const signed = readSign(text, how);
  if (signed.how === 'remove') return { how: 'remove', asked: readLine(signed.text, 'phone') };
  const { label, rest } = splitLabel(signed.text);
  const number = readLine(rest, 'phone');
  if (!PHONE.test(number) || number.replace(/\D/g, '').length < FEWEST_DIGITS) {
    throw new Refusal(`"${number.slice(0, 100)}" is not a phone number; write it like +44 20 7946 0000.`);
  }
  return { how: 'add', way: { ...label, number } };
}

/** `LinkedIn: https://www.linkedin.com/in/ruth`, `linkedin.com/in/ruth`. Throws Refusal. */
export function readProfile(text: string, how: Signed['how']): WayChange<Contact['profiles'][number]> {
  const signed = readSign(text, how);
  if (signed.how === 'remove') return { how: 'remove', asked: readLine(signed.text, 'profile') };
  const { label, rest } = splitLabel(signed.text);
  const written = readLine(rest, 'profile');
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`);
  if (
    url === null ||
    !url.hostname.includes('.') ||
    /\s/.test(written) ||
    /^[a-z]+:(?!\/\/)/i.test(written)
  ) {
    throw new Refusal(
      `"${written.slice(0, 100)}" is not the address of a page; write it like https://www.linkedin.com/in/ruth.`,
    );
  }
  return { how: 'add', way: { ...label, url: url.href } };
}

/** `home: 12 Mill Lane, Bath BA1 1AA, United Kingdom`: its lines, as people write them. Throws Refusal. */
export function readPostalAddress(text: string, how: Signed['how']): WayChange<PostalAddress> {
  const signed = readSign(text, how);
  if (signed.how === 'remove') return { how: 'remove', asked: readLine(signed.text, 'address') };
  const { label, rest } = splitLabel(signed.text);
  const lines = rest
    .split(/[,;\r\n]/)
    .flatMap(cleanLines)
    .map((line) => readLine(line, 'address'));
  if (lines.length === 0)
    throw new Refusal('The address is empty; write it like home: 12 Mill Lane, Bath BA1 1AA.');
  if (lines.length > MOST_ADDRESS_LINES)
    throw new Refusal(`The address has more than ${MOST_ADDRESS_LINES} lines.`);
  return { how: 'add', way: { ...label, lines } };
}

function splitLabel(text: string): { readonly label: { label?: string }; readonly rest: string } {
  const [whole = '', label] = LABEL.exec(text.trim()) ?? [];
  return {
    label: label === undefined ? {} : { label: cleanLine(label) },
    rest: text.trim().slice(whole.length),
  };
}
