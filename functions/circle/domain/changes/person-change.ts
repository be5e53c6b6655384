import type { EmailAddress } from '../../../shared/email-address.ts';
import type { ContactId } from '../../../shared/ids.ts';
import type { Tier } from '../cadence-rules.ts';
import type { Contact } from '../contact.ts';
import type { CheckIns } from '../letter-settings.ts';
import type { LovedOne } from '../loved-one.ts';
import type { Occasion } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';
import type { PostalAddress } from '../postal-address.ts';

/** Words added to a list and words taken from it; a list holds each of them once, whatever their case. */
export interface WordsChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type WayChange<Way> =
  | { readonly how: 'add'; readonly way: Way }
  | { readonly how: 'remove'; readonly asked: string };

/** `keep` takes the place of the birthday, of the untitled anniversary, or of the occasion with this title. */
export type OccasionChange =
  | { readonly how: 'keep'; readonly occasion: Occasion }
  | { readonly how: 'remove'; readonly kind: Occasion['kind']; readonly title?: string };

/** Where somebody stands, contact or loved one. `living` takes back what was a mistake. */
export type StandingChange =
  | { readonly to: 'hidden'; readonly reason?: string }
  | { readonly to: 'shown' | 'living' }
  | { readonly to: 'in-memory'; readonly diedOn?: PartialDate; readonly remembersAnniversaries?: boolean };

/** What can be told of a contact and of a loved one alike. */
export type SharedFact =
  | { readonly kind: 'words'; readonly field: 'interests' | 'notes'; readonly words: WordsChange }
  | { readonly kind: 'postal-address'; readonly change: WayChange<PostalAddress> }
  | { readonly kind: 'occasion'; readonly change: OccasionChange }
  | { readonly kind: 'standing'; readonly change: StandingChange };

export type LovedOneFact =
  | SharedFact
  | { readonly kind: 'pet-kind' | 'reverse' | 'rename'; readonly text: string }
  | { readonly kind: 'contact'; readonly contactId: ContactId };

/** `keep` adds who is not there yet (which needs the relation) and else adds to what is known. */
export type LovedOneChange = {
  readonly name: string;
  readonly relation?: LovedOne['relation'];
} & ({ readonly how: 'keep'; readonly facts: readonly LovedOneFact[] } | { readonly how: 'remove' });

export type TextField = 'nickname' | 'company' | 'role' | 'household' | 'timeZone' | 'language';
export type WordsField = 'tags' | 'interests' | 'matters' | 'food' | 'allergies' | 'notes';

/** One thing that an owner tells about a person. Undefined takes away what was known. */
export type PersonChange =
  | Exclude<SharedFact, { kind: 'words' }>
  | { readonly kind: 'words'; readonly field: WordsField; readonly words: WordsChange }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly field: TextField; readonly text: string | undefined }
  | { readonly kind: 'address'; readonly how: 'add' | 'remove' | 'first'; readonly address: EmailAddress }
  | { readonly kind: 'phone'; readonly change: WayChange<Contact['phones'][number]> }
  | { readonly kind: 'profile'; readonly change: WayChange<Contact['profiles'][number]> }
  | { readonly kind: 'tier'; readonly tier: Tier | undefined }
  | { readonly kind: 'cadence' | 'longest'; readonly days: number | undefined }
  | { readonly kind: 'met'; readonly met: Contact['met'] }
  | {
      readonly kind: 'pause';
      readonly until: PartialDate | { readonly days: number };
      readonly reason?: string;
    }
  /** What is absent stays as it is; undefined: as the tier says. */
  | { readonly kind: 'letters'; readonly letters: Pick<CheckIns, 'way' | 'tone'> | undefined }
  | { readonly kind: 'do-not-contact'; readonly reason?: string }
  | { readonly kind: 'resume' | 'contact-again' }
  | { readonly kind: 'loved-one'; readonly change: LovedOneChange };
