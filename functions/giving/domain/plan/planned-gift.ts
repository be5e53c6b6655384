import type { Contact } from '../../../circle/domain/contact.ts';
import type { GivingDay } from '../../../circle/domain/gift-days/giving-day.ts';
import type { PostalAddress } from '../../../circle/domain/postal-address.ts';
import type { Deadlines } from '../lead-time.ts';
import type { RankedIdea } from '../rank/ranked-idea.ts';

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
  /** Gifts that stand on the timeline only, in words. */
  readonly alsoGiven?: readonly string[] | undefined;
}
