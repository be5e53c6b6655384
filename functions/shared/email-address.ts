import { domainToASCII } from 'node:url';
import * as z from 'zod';

const MAX_LOCAL_PART_OCTETS = 64; // RFC 5321, 4.5.3.1.1
const MAX_ADDRESS_OCTETS = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

/** RFC 5321's dot-string with RFC 6531's letters; quoted local parts and address literals are in no address book. */
const LOCAL_PART = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*";
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const TOP_LABEL = '[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(`^${LOCAL_PART}@(?:${LABEL}\\.)+${TOP_LABEL}$`, 'u');

/**
 * A bare mail address in the form under which Kith stores and compares it: trimmed, lower-cased, no display name, its domain
 * in ASCII (`xn--…`, as SES and DNS want it). Lower-casing the local part is not strictly RFC 5321, but no provider in use
 * distinguishes case.
 */
export const emailAddressSchema = z
  .string()
  .max(1000)
  .transform(toStoredForm)
  .pipe(
    z
      .string()
      .refine((address) => Buffer.byteLength(address) <= MAX_ADDRESS_OCTETS, { abort: true })
      .refine((address) => ADDRESS.test(address), 'is not a mail address')
      .refine(
        (address) => Buffer.byteLength(address.slice(0, address.lastIndexOf('@'))) <= MAX_LOCAL_PART_OCTETS,
      ),
  )
  .brand<'EmailAddress'>();

export type EmailAddress = z.infer<typeof emailAddressSchema>;

/**
 * SES takes ASCII alone before the @, since it has no SMTPUTF8 (RFC 6531):
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export const canSesReach = (address: EmailAddress): boolean => /^[\x21-\x7e]+@/.test(address);

function toStoredForm(text: string): string {
  const address = text.trim().toLowerCase().normalize('NFC');
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const isAscii = /^[\x21-\x7e]*$/.test(domain);
  return at < 0 || isAscii ? address : `${address.slice(0, at)}@${domainToASCII(domain)}`;
}
