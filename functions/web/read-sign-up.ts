import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../shared/email-address.ts';

/** Names of the form's fields. Nobody sees the last one: whoever fills it in is a machine. */
export const SIGN_UP_FIELDS = { address: 'address', firstName: 'firstName', trap: 'homepage' } as const;

export const MAX_NAME_CHARACTERS = 60;

export type SignUp =
  | { readonly outcome: 'wish'; readonly address: EmailAddress; readonly firstName: string | undefined }
  | { readonly outcome: 'machine' }
  | { readonly outcome: 'no-address'; readonly typed: SignUpTyped };

/** What the visitor typed, to be shown again. */
export interface SignUpTyped {
  readonly address: string;
  readonly firstName: string;
}

/** One line, whatever it held: control characters and white space are folded, and a name is short. */
const nameSchema = z
  .string()
  .default('')
  .transform((name) => name.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .transform((name) => [...name].slice(0, MAX_NAME_CHARACTERS).join('').trim());

const formSchema = z.object({
  [SIGN_UP_FIELDS.address]: z.string().default(''),
  [SIGN_UP_FIELDS.firstName]: nameSchema,
  [SIGN_UP_FIELDS.trap]: z.string().default(''),
});

/** What the fields of the sign-up form say. */
export function readSignUp(fields: Readonly<Record<string, string>>): SignUp {
  const { address: typedAddress, firstName, homepage } = formSchema.parse(fields);
  if (homepage !== '') return { outcome: 'machine' };
  const address = emailAddressSchema.safeParse(typedAddress);
  if (address.success) return { outcome: 'wish', address: address.data, firstName: firstName || undefined };
  return { outcome: 'no-address', typed: { address: typedAddress.slice(0, 254), firstName } };
}
