import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../shared/clock.ts';
import type { ContactId, OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey, ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { LovedOne } from './domain/loved-one.ts';
import type { Standing } from './domain/standing.ts';
import type { MailStop } from './mail-stop.ts';
import type { OwnerStore } from './owner-store.ts';

export interface SettleStandingPorts {
  readonly contacts: Pick<ContactStore, 'listContacts' | 'findContact' | 'changeContact'>;
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  readonly suppressions: MailStop;
  readonly clock: Clock;
}

/**
 * Carries where these contacts of one owner stand, as it is stored by now, to wherever else they are met. Who is in memory gets
 * no more mail at any of their addresses, from Kith at all; for everybody else just that is lifted. And where they are also
 * somebody's loved one, they stand the same there, so that nothing cheerful is said of them on that side. Gives back whose
 * loved ones were changed. Reads the whole circle; repeating it changes nothing and completes what a crash left half-done.
 */
export async function settleStanding(
  ports: SettleStandingPorts,
  ownerId: OwnerId,
  people: readonly Contact[],
): Promise<readonly Contact[]> {
  if (people.length === 0) return [];
  await settleMail(ports, people);
  const standings = new Map(people.map((person) => [person.contactId, standingOf(person)]));
  const changed: Contact[] = [];
  for (const holder of await findHolders(ports.contacts, ownerId, standings)) {
    const outcome = await ports.contacts.changeContact(holder.contact, (contact) =>
      withLovedOnes(contact, holder.standings),
    );
    if (outcome.outcome === 'changed') changed.push(outcome.contact);
  }
  return changed;
}

/** A contact stands as told, and is settled. Throws ContactNotFoundError. */
export async function standAs(ports: SettleStandingPorts, key: ContactKey, told: Standing): Promise<void> {
  const stored = await ports.contacts.changeContact(key, ({ hidden: _, inMemory: __, ...contact }) => ({
    ...contact,
    ...standingOf(told),
  }));
  if (stored.outcome !== 'address-taken') await settleStanding(ports, key.ownerId, [stored.contact]);
}

/** Just the mail of `settleStanding`; reads no circle. An owner's own address stays open, or they would hear from Kith no more. */
export async function settleMail(
  { owners, suppressions, clock }: Pick<SettleStandingPorts, 'owners' | 'suppressions' | 'clock'>,
  people: readonly Pick<Contact, 'addresses' | 'inMemory'>[],
): Promise<void> {
  const ofOwners = (await owners.listOwners()).flatMap((owner) =>
    owner.addresses.map(({ address }) => address),
  );
  const since = toIsoInstant(clock.now());
  for (const { addresses, inMemory } of people) {
    for (const address of addresses) {
      if (inMemory === undefined) await suppressions.lift(address, 'in-memory');
      else if (!ofOwners.includes(address)) {
        await suppressions.suppress(address, { reason: 'in-memory', scope: 'all', since });
      }
    }
  }
}

type Standings = ReadonlyMap<ContactId, Standing>;

interface Holder {
  readonly contact: Contact;
  /** By the id that the loved one is linked with, which may be that of somebody merged since. */
  readonly standings: Standings;
}

/** Whoever has one of them as a loved one. */
async function findHolders(
  contacts: SettleStandingPorts['contacts'],
  ownerId: OwnerId,
  standings: Standings,
): Promise<readonly Holder[]> {
  const linked: Contact[] = [];
  const present = new Set<ContactId>();
  for await (const contact of contacts.listContacts(ownerId)) {
    present.add(contact.contactId);
    if (contact.lovedOnes.some(({ contactId }) => contactId !== undefined)) linked.push(contact);
  }
  const links = new Set(
    linked.flatMap(({ lovedOnes }) => lovedOnes.flatMap(({ contactId }) => contactId ?? [])),
  );
  const byLink = new Map<ContactId, Standing>();
  for (const link of links) {
    const contactId = present.has(link)
      ? link
      : (await contacts.findContact({ ownerId, contactId: link }))?.contactId;
    const standing = contactId && standings.get(contactId);
    if (standing !== undefined) byLink.set(link, standing);
  }
  return linked
    .filter((contact) => withLovedOnes(contact, byLink) !== undefined)
    .map((contact) => ({ contact, standings: byLink }));
}

/** Undefined where all stand as they should. */
function withLovedOnes(contact: Contact, standings: Standings): Contact | undefined {
  const settled = contact.lovedOnes.map((lovedOne) => settle(lovedOne, standings));
  return isDeepStrictEqual(settled, contact.lovedOnes) ? undefined : { ...contact, lovedOnes: settled };
}

function settle(lovedOne: LovedOne, standings: Standings): LovedOne {
  const standing = lovedOne.contactId && standings.get(lovedOne.contactId);
  if (standing === undefined) return lovedOne;
  const { hidden: _, inMemory: __, ...rest } = lovedOne;
  return { ...rest, ...standing };
}

const standingOf = ({ hidden, inMemory }: Standing): Standing => ({
  ...(hidden && { hidden }),
  ...(inMemory && { inMemory }),
});
