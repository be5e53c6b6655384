import type { DeliveryId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import type { Card, CardWords } from './domain/card/card.ts';

/** The cards that contacts may fill in, one a contact. Every change is one conditional write. */
export interface CardLinks {
  /**
   * Hands out a new edition, in whose favour the one before ends; the same `openedBy` finds the edition that it handed out. Throws
   * StaleWriteError when somebody else handed one out at the same moment.
   */
  open(key: ContactKey, by: Pick<Card, 'openedBy' | 'expiresAt'>): Promise<Card>;
  find(cardId: DeliveryId): Promise<Card | undefined>;
  /** The filling that counts is the first of an edition. Undefined where that edition is no longer in force. */
  fill(
    cardId: DeliveryId,
    edition: number,
    filling: { at: IsoInstant; words: CardWords },
  ): Promise<Card | undefined>;
  /** The owner was told: its words are kept no longer. Idempotent. */
  forgetWords(cardId: DeliveryId, edition: number): Promise<void>;
}
