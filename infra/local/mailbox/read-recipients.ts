import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { SentMail, World } from '../world.ts';

/** Somebody whom Kith has written to. */
export interface Recipient {
  readonly address: string;
  /** The address again, where no name is known. */
  readonly name: string;
  readonly role: 'owner' | 'contact' | 'reader';
}

/** Everybody who got a mail, in the order of `mails`. */
export async function readRecipients(
  world: Pick<World, 'owners' | 'contacts'>,
  mails: readonly SentMail[],
): Promise<readonly Recipient[]> {
  const addresses = [...new Set(mails.map(({ to }) => to))];
  return await Promise.all(addresses.map((address) => readRecipient(world, address)));
}

async function readRecipient(
  { owners, contacts }: Pick<World, 'owners' | 'contacts'>,
  address: string,
): Promise<Recipient> {
  const parsed = emailAddressSchema.safeParse(address);
  if (!parsed.success) return { address, name: address, role: 'reader' };
  for (const { ownerId, name, addresses } of await owners.listOwners()) {
    if (addresses.some((own) => own.address === parsed.data)) return { address, name, role: 'owner' };
    const contact = await contacts.findContactByAddress(ownerId, parsed.data);
    if (contact !== undefined) return { address, name: contact.name, role: 'contact' };
  }
  return { address, name: address, role: 'reader' };
}
