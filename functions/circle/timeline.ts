import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';

/** Where an interaction stands on its timeline. */
export type InteractionPlace = Pick<Interaction, 'ownerId' | 'contactId' | 'interactionId' | 'occurredAt'>;

/** At most one of the two: the page before (older) or after (newer) a cursor; neither: the newest page. */
export interface TimelinePageRequest {
  readonly limit?: number;
  readonly olderThan?: string | undefined;
  readonly newerThan?: string | undefined;
  /** It shows what was written a moment ago, at twice the price. */
  readonly isConsistent?: boolean;
}

export interface TimelinePage {
  /** Newest first, whichever way one pages. */
  readonly interactions: readonly Interaction[];
  /** Pass back as `olderThan`; absent where nothing older is left. */
  readonly olderCursor?: string;
  /** Pass back as `newerThan`; absent on the newest page. */
  readonly newerCursor?: string;
}

/** What an interaction said before somebody changed its words. */
export interface EarlierText {
  readonly text: string;
  /** When other words took its place. */
  readonly replacedAt: Interaction['occurredAt'];
}

/** What is kept of an interaction that was taken back, beside its words. */
export interface Retraction {
  readonly retractedAt: Interaction['occurredAt'];
  /** The last moment of contact that was known before it came. */
  readonly touchedBefore?: Interaction['occurredAt'] | undefined;
}

/** The append-only record of what happened between an owner and a contact. */
export interface Timeline {
  /** `exists` when an interaction with this id at this moment was appended before. */
  append(interaction: Interaction): Promise<'appended' | 'exists'>;
  read(key: ContactKey, page?: TimelinePageRequest): Promise<TimelinePage>;
  /**
   * Puts new words in the place of an interaction's; the old ones are kept for `readEarlierTexts`. Repeating it with the same
   * words changes nothing. `missing` when there is no such interaction.
   */
  revise(
    place: InteractionPlace,
    text: string,
    revisedAt: Interaction['occurredAt'],
  ): Promise<'revised' | 'unchanged' | 'missing'>;
  /**
   * A note of the owner's, of a mail that may not have gone out, becomes that mail. Answers with the entry where it is one, also
   * after an earlier call; undefined where there is no such entry, or it is something else.
   */
  confirmSent(place: InteractionPlace): Promise<Interaction | undefined>;
  /**
   * Takes an interaction off the timeline; what it said is kept beside it. Repeating it changes nothing. `missing` when there is
   * no such interaction, as after an earlier retraction.
   */
  retract(place: InteractionPlace, retraction: Retraction): Promise<'retracted' | 'missing'>;
  /** Keeps nothing of what was retracted there, since whoever it was about is in the circle no more. Idempotent. */
  forgetRetracted(place: InteractionPlace): Promise<void>;
  /** Of what happened just then and was taken back since. */
  readRetractions(key: ContactKey, occurredAt: Interaction['occurredAt']): Promise<readonly Retraction[]>;
  /** Oldest first; empty for words that were never changed. */
  readEarlierTexts(place: InteractionPlace): Promise<readonly EarlierText[]>;
}
