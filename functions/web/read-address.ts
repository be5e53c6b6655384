import { canSesReach, type EmailAddress, emailAddressSchema } from '../shared/email-address.ts';

/** What is wrong with an address that was typed, and what to do about it. */
export const ADDRESS_PROBLEMS = {
  'no-address': 'This does not look like a mail address. It reads like ann@example.com.',
  unreachable: 'Our mail does not reach addresses with such letters before the @. Please give another one.',
} as const;

export type AddressProblem = keyof typeof ADDRESS_PROBLEMS;

/** An address that mail can be sent to. It is judged by itself alone, never by what is known of it. */
export function readAddress(
  typed: string,
): { readonly outcome: 'address'; readonly address: EmailAddress } | { readonly outcome: AddressProblem } {
  const { data: address } = emailAddressSchema.safeParse(typed);
  if (address === undefined) return { outcome: 'no-address' };
  return canSesReach(address) ? { outcome: 'address', address } : { outcome: 'unreachable' };
}
