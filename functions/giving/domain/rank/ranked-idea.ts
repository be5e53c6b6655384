import type { GiftForm, PriceBand } from '../idea.ts';
import type { Deadlines } from '../lead-time.ts';

interface Ranked extends Deadlines {
  /** One sentence to the owner. */
  readonly what: string;
  /** One sentence, which reads well to a stranger. */
  readonly why: string;
  /** Higher fits better; see `scoreIdea`. */
  readonly score: number;
  /** What to look out for first. */
  readonly caution?: string;
}

interface OwnIdea extends Ranked {
  readonly source: 'own';
  readonly giftId: string;
  readonly form: 'own';
}

export interface CatalogueIdea extends Ranked {
  readonly source: 'catalogue';
  readonly id: string;
  readonly kind: string;
  readonly form: GiftForm;
  readonly price: PriceBand;
  /** How to make it theirs. */
  readonly personal: string;
  /** Three lines, to write by hand. */
  readonly note: readonly string[];
}

export type RankedIdea = OwnIdea | CatalogueIdea;
