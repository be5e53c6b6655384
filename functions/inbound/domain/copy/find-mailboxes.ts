import { emailAddressSchema } from '../../../shared/email-address.ts';
import type { Mailbox } from '../inbound-mail.ts';

const ADDRESS = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,255}/g;
const MAX_CHARACTERS = 4000;

/** The addresses in the To line of a forwarded message, which every mail program writes in another way. */
export const findMailboxes = (text: string): readonly Mailbox[] =>
  [...text.slice(0, MAX_CHARACTERS).matchAll(ADDRESS)].flatMap(([found]) => {
    const address = emailAddressSchema.safeParse(found);
    return address.success ? [{ address: address.data }] : [];
  });
