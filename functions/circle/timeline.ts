import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';

interface TimelinePage {
  readonly interactions: readonly Interaction[];
  /** Pass back as `cursor` for the page after this one; absent on the last. */
  readonly nextCursor?: string;
}

/** The append-only record of what happened between an owner and a contact. */
export interface Timeline {
  /** `exists` when an interaction with this id at this moment was appended before. */
  append(interaction: Interaction): Promise<'appended' | 'exists'>;
  /** Newest first. */
  read(key: ContactKey, page?: { readonly limit?: number; readonly cursor?: string }): Promise<TimelinePage>;
}
