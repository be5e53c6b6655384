import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { OccasionKind } from '../idea.ts';

export interface RankInput {
  readonly contact: Contact;
  /** A loved one’s name or relation, or `household`; absent: the contact. */
  readonly forWhom?: string | undefined;
  readonly occasion: OccasionKind;
  readonly on: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** In the owner’s own currency; absent: it does not matter. */
  readonly budgetLeft?: number | undefined;
  /** What was given to this household and stands elsewhere than in `contact.gifts`, in words. */
  readonly alsoGiven?: readonly string[] | undefined;
  /** Kinds that are spoken for otherwise. */
  readonly exceptKinds?: ReadonlySet<string> | undefined;
  /** 3 by default. */
  readonly count?: number | undefined;
}
