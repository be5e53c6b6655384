import type { ContactStore } from '../../functions/circle/contact-store.ts';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { contactIdSchema, type OwnerId } from '../../functions/shared/ids.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';
import { nameLine } from './output.ts';

const MOST_NAMES_LISTED = 20;

/** The owner with this address; without one, the only owner there is. Throws CommandError. */
export async function findOwner(owners: OwnerStore, address: string | undefined): Promise<Owner> {
  const all = await owners.listOwners();
  const wanted = address?.trim().toLowerCase();
  const matching = wanted === undefined ? all : all.filter((owner) => hasAddress(owner, wanted));
  const [only, ...others] = matching;
  if (only && others.length === 0) return only;
  if (all.length === 0) {
    throw new CommandError(EXIT_CODE.notFound, 'There is no owner yet: npm run kith -- owner add makes one.');
  }
  const known = all.map((owner) => owner.addresses[0]?.address).join(', ');
  throw wanted === undefined
    ? new CommandError(EXIT_CODE.wronglyAsked, `There are several owners; say which with --owner: ${known}.`)
    : new CommandError(
        EXIT_CODE.notFound,
        `There is no owner with the address ${wanted}. There are: ${known}.`,
      );
}

/**
 * The one contact with this address, name or id. A full name counts before part of one, and who is hidden only where nobody else is meant. Throws CommandError when there is none,
 * or lists them when there are several.
 */
export async function findContact(contacts: ContactStore, ownerId: OwnerId, asked: string): Promise<Contact> {
  const id = contactIdSchema.safeParse(asked);
  const known = id.success ? await contacts.findContact({ ownerId, contactId: id.data }) : undefined;
  if (known) return known;
  const address = emailAddressSchema.safeParse(asked);
  if (address.success) {
    const contact = await contacts.findContactByAddress(ownerId, address.data);
    if (contact) return contact;
  }
  const [only, ...others] = await findByName(contacts, ownerId, asked);
  if (only === undefined)
    throw new CommandError(EXIT_CODE.notFound, `There is nobody called ${asked} in the circle.`);
  if (others.length === 0) return only;
  const listed = [only, ...others].slice(0, MOST_NAMES_LISTED).map((contact) => `  ${nameLine(contact)}`);
  throw new CommandError(
    EXIT_CODE.wronglyAsked,
    [`Several people are called ${asked}; say which, by address or full name:`, ...listed].join('\n'),
  );
}

async function findByName(
  contacts: ContactStore,
  ownerId: OwnerId,
  asked: string,
): Promise<readonly Contact[]> {
  const wanted = plain(asked);
  const named: Contact[] = [];
  const near: Contact[] = [];
  for await (const contact of contacts.listContacts(ownerId)) {
    const name = plain(contact.name);
    if (name === wanted) named.push(contact);
    else if (` ${name}`.includes(` ${wanted}`)) near.push(contact);
  }
  return shownFirst(named.length > 0 ? named : near);
}

/** Whoever is hidden is not even listed beside others. */
function shownFirst(people: readonly Contact[]): readonly Contact[] {
  const shown = people.filter(({ hidden }) => hidden === undefined);
  return shown.length > 0 ? shown : people;
}

const hasAddress = ({ addresses }: Owner, wanted: string): boolean =>
  addresses.some(({ address }) => address === wanted);

/** Without case and accents: `rene` finds René. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
