import type { IsoInstant } from '../../../shared/iso-instant.ts';
import type { Contact } from '../contact.ts';
import type { GivingDay } from '../gift-days/giving-day.ts';
import type { OccasionAhead } from '../occasions-ahead.ts';
import type { Plan } from '../plan.ts';

/** Why somebody comes up. */
export type DueReason = {
  /** One sentence for the owner, a fact and never a reproach. */
  readonly text: string;
  /** When it arose; a nudge at this moment or later has told it. */
  readonly since: IsoInstant;
} & (
  | { readonly kind: 'silence' }
  | { readonly kind: 'occasion'; readonly occasion: OccasionAhead }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'gift'; readonly gift: GivingDay }
  | { readonly kind: 'unanswered'; readonly entry: NonNullable<Contact['newestEntry']> }
);
