import * as z from 'zod';

const MAX_LOCAL_PART_OCTETS = 64; // RFC 5321, 4.5.3.1.1
const MAX_ADDRESS_OCTETS = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

/**
 * A bare mail address in the form under which Kith stores and compares it: trimmed and lower-cased, no display name.
 * Lower-casing the local part is not strictly RFC 5321, but no provider in use distinguishes case.
 */
export const emailAddressSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email({ pattern: z.regexes.unicodeEmail })
      .refine((address) => Buffer.byteLength(address) <= MAX_ADDRESS_OCTETS)
      .refine(
        (address) => Buffer.byteLength(address.slice(0, address.lastIndexOf('@'))) <= MAX_LOCAL_PART_OCTETS,
      ),
  )
  .brand<'EmailAddress'>();

export type EmailAddress = z.infer<typeof emailAddressSchema>;
