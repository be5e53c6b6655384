import type { Contact } from '../contact.ts';
import type { LovedOne } from '../loved-one.ts';
import type { PostalAddress } from '../postal-address.ts';
import { isPresent } from '../standing.ts';
import { isSafeToMention } from '../tact.ts';
import { addressKey, homeOf, missingIn } from './address-key.ts';
import { type PersonName, readName, salutation } from './salutation.ts';

/** They live with the contact, unless an address of their own says otherwise. */
const PARTNERS = /^(?:husband|wife|spouse|partner|fianc[eé]e?|civil partner)$/i;

/** One card for everybody who lives together. */
export interface Card {
  /** `Ruth and Tom Adler` */
  readonly salutation: string;
  readonly people: readonly Contact[];
  readonly address: PostalAddress | undefined;
  /** What the address lacks for a letter to arrive: `the town`; empty when it is complete. */
  readonly missing: readonly string[];
}

/**
 * A card a household: who has the same `household`, and else who lives at the same address. Nobody who is hidden, in memory or
 * to be left in peace. In the order of the people.
 */
export function listCards(people: Iterable<Contact>): readonly Card[] {
  const present = [...people].filter((person) => isPresent(person) && person.doNotContact === undefined);
  return [...groupByHousehold(present).values()].map(toCard);
}

/** Whoever says no household joins the only one at their address. */
function groupByHousehold(people: readonly Contact[]): ReadonlyMap<string, readonly Contact[]> {
  const householdsAt = new Map<string, Set<string>>();
  for (const person of people) {
    const place = placeOf(person);
    if (person.household === undefined || place === undefined) continue;
    householdsAt.set(place, (householdsAt.get(place) ?? new Set()).add(keyOf(person.household)));
  }
  return Map.groupBy(people, (person) => {
    if (person.household !== undefined) return keyOf(person.household);
    const place = placeOf(person);
    const [only, ...others] = (place && householdsAt.get(place)) || [];
    if (only !== undefined && others.length === 0) return only;
    return place === undefined ? `person ${person.contactId}` : `place ${place}`;
  });
}

function toCard(people: readonly Contact[]): Card {
  const homes = people.flatMap(({ postalAddresses }) => homeOf(postalAddresses) ?? []);
  const address = homes.find((home) => missingIn(home).length === 0) ?? homes[0];
  const household = people.find((person) => person.household !== undefined)?.household;
  return {
    salutation: salutation(namesOf(people, address), household),
    people,
    address,
    missing: missingIn(address),
  };
}

/** Each contact, followed by who lives with them; those who are contacts themselves are named once. */
function namesOf(people: readonly Contact[], address: PostalAddress | undefined): readonly PersonName[] {
  const known = new Set(
    people.flatMap(({ contactId, name }) => [contactId, readName(name).given.toLowerCase()]),
  );
  return people.flatMap((person) => {
    const name = readName(person.name);
    const others = person.lovedOnes.filter(
      (lovedOne) =>
        livesAt(lovedOne, address) &&
        !known.has(lovedOne.contactId ?? '') &&
        !known.has(readName(lovedOne.name).given.toLowerCase()),
    );
    return [name, ...others.map((lovedOne) => withFamily(readName(lovedOne.name), name.family))];
  });
}

function livesAt(lovedOne: LovedOne, address: PostalAddress | undefined): boolean {
  const { petKind, relation, postalAddresses } = lovedOne;
  if (!isPresent(lovedOne) || !isSafeToMention(lovedOne) || petKind !== undefined) return false;
  if (postalAddresses.length === 0) return PARTNERS.test(relation.trim());
  const place = address && addressKey(address);
  return place !== undefined && postalAddresses.some((other) => addressKey(other) === place);
}

const withFamily = ({ given, family }: PersonName, ofContact: string | undefined): PersonName => ({
  given,
  family: family ?? ofContact,
});

const keyOf = (household: string): string => `household ${household.normalize('NFKC').trim().toLowerCase()}`;

function placeOf({ postalAddresses }: Contact): string | undefined {
  const home = homeOf(postalAddresses);
  return home && addressKey(home);
}
