import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { SentMail, World } from '../world.ts';

/** Somebody whom Kith has written to. */
export interface Recipient {
  readonly address: string;
  /** The address again, where no name is known. */
  readonly name: string;
  readonly role: 'owner' | 'contact' | 'reader';
}

export interface RecipientsShown {
  readonly recipients: readonly Recipient[];
  /** How many more got a mail. */
  readonly others: number;
}

/** An issue goes to thousands. Whoever looks meanwhile must not hold up what sends it, in the same process. */
const MOST_SHOWN = 30;

/** Who got a mail, in the order of `mails`: the newest ones, the owners, and whoever is `wanted`. */
export async function readRecipients(
  world: Pick<World, 'owners' | 'contacts'>,
  mails: readonly SentMail[],
  wanted: ReadonlyArray<string | undefined>,
): Promise<RecipientsShown> {
  const all = [...new Set(mails.map(({ to }) => to))];
  const owners = await world.owners.listOwners();
  const own = owners.flatMap(({ addresses }) => addresses.map(({ address }): string => address));
  const known = new Set(all);
  const first = [...wanted, ...own].filter((address) => address !== undefined && known.has(address));
  const shown = new Set([...first, ...all].slice(0, MOST_SHOWN));
  const addresses = all.filter((address) => shown.has(address));
  return {
    recipients: await Promise.all(addresses.map((address) => readRecipient(world, address))),
    others: all.length - addresses.length,
  };
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
