import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { PostalAddress } from '../../../circle/domain/postal-address.ts';
import type { OccasionKind } from '../idea.ts';
import type { Deadlines } from '../lead-time.ts';
import type { RankedIdea } from '../rank/ranked-idea.ts';
import type { Effort } from './find-efforts.ts';

/** A day on which something is to be given, or a word to be said. */
export interface GivingDay {
  readonly on: Temporal.PlainDate;
  readonly occasion: OccasionKind;
  /** A loved one’s name, or absent for the contact. */
  readonly forWhom?: string;
  /** Why on that day: `Amara’s birthday`, `after the launch`, `just because`. */
  readonly because: string;
  /** `gift`: within the yearly rhythm and budget. `word`: costs nothing. */
  readonly size: 'gift' | 'word';
}

/** One line of a circle’s year. Both deadlines are the earliest of its ideas. */
export interface PlannedGift extends GivingDay, Deadlines {
  readonly contactId: Contact['contactId'];
  readonly contactName: string;
  /** The most that any of its ideas costs. */
  readonly allowance: number;
  readonly ideas: readonly RankedIdea[];
  readonly remarks: readonly string[];
  readonly address?: PostalAddress;
}

/** What is known of one contact for the plan. */
export interface GivingFacts {
  readonly contact: Contact;
  readonly efforts?: readonly Effort[] | undefined;
  /** Gifts that stand on the timeline only, in words. */
  readonly alsoGiven?: readonly string[] | undefined;
}
