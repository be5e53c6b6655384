import { deriveContactId } from '../../../shared/ids.ts';
import { type Contact, contactSchema } from '../contact.ts';
import type { ImportedPerson } from './person-reading.ts';
import { mayBeSameName, nameKey } from './rows-seen.ts';

export type Acquaintance =
  | { readonly match: 'nobody' }
  | { readonly match: 'known'; readonly contact: Contact }
  /** Why it cannot be told who is meant. */
  | { readonly match: 'unclear'; readonly reason: string };

/**
 * Who is in the circle, to be found by address and id. Each person is kept as text and parsed when a row asks for them: a
 * circle of 50,000 takes some 50 MB, and an empty one nothing.
 */
export class KnownPeople {
  readonly #people: string[] = [];
  readonly #byAddress = new Map<string, number>();
  readonly #byId = new Map<string, number>();

  add(contact: Contact): void {
    const place = this.#people.push(JSON.stringify(contact)) - 1;
    this.#byId.set(contact.contactId, place);
    for (const address of contact.addresses) this.#byAddress.set(address, place);
  }

  /** By address or, where the row has none, by the id that derives from the name. */
  find(ownerId: Contact['ownerId'], { details, restored }: ImportedPerson): Acquaintance {
    const { name, addresses } = details;
    const sameId = restored && this.#findById(restored.contactId);
    if (sameId) return { match: 'known', contact: sameId };
    if (restored && addresses.length === 0) return { match: 'nobody' };
    if (addresses.length === 0) {
      const contact = this.#findById(deriveContactId(ownerId, nameKey(name)));
      return contact ? { match: 'known', contact } : { match: 'nobody' };
    }
    const places = new Map(
      addresses.flatMap((address) => {
        const place = this.#byAddress.get(address);
        return place === undefined ? [] : [[place, address]];
      }),
    );
    const [first, ...others] = [...places].flatMap(([place, address]) => {
      const contact = this.#at(place);
      return contact ? [{ contact, address }] : [];
    });
    if (first === undefined) return { match: 'nobody' };
    const [other] = others;
    if (other !== undefined) {
      const reason = `${first.address} and ${other.address} belong to two people in the circle.`;
      return { match: 'unclear', reason };
    }
    const { hidden, nickname } = first.contact; // A name that is hidden stands in no reason.
    return hidden || nickname === name || mayBeSameName(first.contact.name, name)
      ? { match: 'known', contact: first.contact }
      : { match: 'unclear', reason: takenReason(first.address, first.contact.name) };
  }

  findByAddress(address: string): Contact | undefined {
    return this.#at(this.#byAddress.get(address));
  }

  #findById(contactId: string): Contact | undefined {
    return this.#at(this.#byId.get(contactId));
  }

  #at(place: number | undefined): Contact | undefined {
    const text = place === undefined ? undefined : this.#people[place];
    return text === undefined ? undefined : contactSchema.parse(JSON.parse(text));
  }
}

export const takenReason = (address: string, holderName: string): string =>
  `${address} belongs to ${holderName}, who is in the circle already.`;
