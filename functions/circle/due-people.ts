import type { OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Contact } from './domain/contact.ts';
import type { DueRules } from './domain/due-rules.ts';
import type { Interaction } from './domain/interaction.ts';

/** Somebody as stored at this moment. */
export interface PersonRead {
  readonly contact: Contact;
  /** Of the stored item; what `recordNudge` compares. */
  readonly revision: number;
  /** Undefined where it was not asked for, is not known to be the newest any more, or where nothing says which it is. */
  readonly newestEntry?: Interaction | undefined;
}

/** What a morning brief reads and writes of its people, in as few requests as can be. */
export interface DuePeople {
  /**
   * Those whose due date lies after `after` (absent: any) and not after `until`, longest due first; by the index, which may lag
   * a little.
   */
  list(
    ownerId: OwnerId,
    span: { readonly after?: IsoInstant; readonly until: IsoInstant },
    limit: number,
  ): Promise<readonly Contact[]>;
  /**
   * The same people once more, as they are now, in their order and without those who are gone; with the newest entry of the
   * timelines of the first `withEntry`. One request for up to a hundred items.
   */
  readAgain(people: readonly Contact[], withEntry: number): Promise<readonly PersonRead[]>;
  /**
   * Sets `lastNudgedAt` of somebody just read if it is newer, and the due date that follows. One write; where they were changed
   * since, they are read anew. Idempotent. Throws ContactNotFoundError.
   */
  recordNudge(person: PersonRead, rules: DueRules, nudgedAt: IsoInstant): Promise<void>;
}
