import type { Tier } from '../cadence-rules.ts';
import type { Contact, ContactDetails } from '../contact.ts';
import type { PartialDate } from '../partial-date.ts';

/** Somebody whom a file tells of, checked and clean. */
export interface ImportedPerson {
  readonly details: ContactDetails;
  readonly tier?: Tier;
  readonly cadenceDays?: number;
  /** A day of the owner's calendar, with its year. */
  readonly lastContact?: Required<PartialDate>;
  /** They have died; on which day, where that is known. */
  readonly died?: { readonly diedOn?: PartialDate };
  /** Neither nudged about nor written to; or not even shown. */
  readonly standing?: 'do-not-contact' | 'hidden';
  /** What an export of Kith has kept of them, to be put back as it was. */
  readonly restored?: Omit<Contact, 'ownerId'>;
}

export type PersonReading =
  /** `cleanings` are sentences that say what was changed or left out on the way. */
  | { readonly outcome: 'read'; readonly person: ImportedPerson; readonly cleanings: readonly string[] }
  /** Why nobody can be imported, in a sentence. */
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * What to do with a value that cannot be read, but for a day, which is left out. `refuse` its person: an owner's own list can be put right. `leave-out` the value
 * alone: nobody mends the export of an address book.
 */
export type WhenUnreadable = 'refuse' | 'leave-out';

/** One value that cannot be read; becomes the reason why its person is refused. */
export class UnreadableValue extends Error {}

/** Hears on the way what is wrong with a person. */
export class Findings {
  readonly cleanings: string[] = [];
  readonly #whenUnreadable: WhenUnreadable;

  constructor(whenUnreadable: WhenUnreadable) {
    this.#whenUnreadable = whenUnreadable;
  }

  /** Throws UnreadableValue, or notes that the value is left out. */
  unreadable(reason: string): undefined {
    if (this.#whenUnreadable === 'refuse') throw new UnreadableValue(reason);
    this.leftOut(reason);
  }

  /** For what stays without them. */
  cleaned(what: string): void {
    this.cleanings.push(`${what} were taken out.`);
  }

  /** For what is left out in any case. */
  leftOut(reason: string): undefined {
    this.cleanings.push(`${reason} It was left out.`);
  }
}
