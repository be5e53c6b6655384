import type { Temporal } from 'temporal-polyfill';
import { type Contact, contactSchema } from '../contact.ts';
import type { CircleDocumentEntry } from '../export/circle-document.ts';
import type { Owner } from '../owner.ts';
import { type ImportMoment, toImportedContact } from './imported-contact.ts';
import type { KnownPeople } from './known-people.ts';
import type { ImportedPerson, PersonReading } from './person-reading.ts';
import { RowsSeen } from './rows-seen.ts';
import { updatedContact } from './updated-contact.ts';
import { withoutFuture } from './without-future.ts';

/** What a file says in one place: a row of a list, a card. */
export interface ImportEntry {
  /** Where it begins. */
  readonly line: number;
  readonly reading: PersonReading;
  /** What happened with them, where the file tells. */
  readonly timeline?: readonly KeptInteraction[];
}

/** As an export has kept it; see circle-document.ts. */
export type KeptInteraction = Omit<Extract<CircleDocumentEntry, { type: 'interaction' }>, 'type'>;

export type Verdict =
  | { readonly outcome: 'new'; readonly contact: Contact; readonly cleanings: readonly string[] }
  | {
      readonly outcome: 'updated';
      /** As they are in the circle. */
      readonly contact: Contact;
      readonly changes: readonly string[];
      readonly kept: readonly string[];
      readonly cleanings: readonly string[];
      /** For whatever the circle holds by then. */
      update(contact: Contact): Contact | undefined;
    }
  | {
      readonly outcome: 'unchanged';
      readonly contact: Contact;
      readonly kept: readonly string[];
      readonly cleanings: readonly string[];
    }
  | { readonly outcome: 'rejected'; readonly reason: string };

/** Says of one entry after the other what an import makes of it. Each gets exactly one verdict. */
export class ImportJudge {
  readonly #known: KnownPeople;
  readonly #owner: Owner;
  readonly #now: Temporal.Instant;
  readonly #seen = new RowsSeen();
  #place = 0;

  constructor(known: KnownPeople, owner: Owner, now: Temporal.Instant) {
    this.#known = known;
    this.#owner = owner;
    this.#now = now;
  }

  judge({ line, reading }: ImportEntry): Verdict {
    const moment = { owner: this.#owner, now: this.#now, place: this.#place };
    this.#place += 1;
    if (reading.outcome === 'refused') return { outcome: 'rejected', reason: reading.reason };
    const { person, cleanings: found } = withoutFuture(reading.person, this.#owner, this.#now);
    const cleanings = [...reading.cleanings, ...found];
    const reason = this.#repeats(person, line);
    if (reason !== undefined) return { outcome: 'rejected', reason };
    const acquaintance = this.#known.find(this.#owner.ownerId, person);
    if (acquaintance.match === 'unclear') return { outcome: 'rejected', reason: acquaintance.reason };
    if (acquaintance.match === 'nobody')
      return { outcome: 'new', contact: toImportedContact(person, moment), cleanings };
    return judgeKnown(acquaintance.contact, person, moment, cleanings);
  }

  /** What Kith has exported may hold two people of one name; their ids tell them apart. */
  #repeats({ details, restored }: ImportedPerson, line: number): string | undefined {
    return restored ? undefined : this.#seen.repeats(details, line);
  }
}

function judgeKnown(
  contact: Contact,
  person: ImportedPerson,
  moment: ImportMoment,
  cleanings: readonly string[],
): Verdict {
  // Whoever is hidden stays as they are, and no report calls them by name.
  if (contact.hidden) return { outcome: 'unchanged', contact, kept: [], cleanings: [] };
  const { changes, kept } = updatedContact(contact, person, moment);
  if (changes.length === 0) return { outcome: 'unchanged', contact, kept, cleanings };
  const update = (now: Contact) => {
    const after = updatedContact(now, person, moment);
    return after.changes.length > 0 ? contactSchema.parse(after.contact) : undefined;
  };
  return { outcome: 'updated', contact, changes, kept, cleanings, update };
}
