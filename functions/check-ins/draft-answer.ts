import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { DraftId } from '../shared/ids.ts';
import type { DraftKey } from './draft-store.ts';

/** What the owner, whom we know by now, wrote about a draft. */
export interface DraftAnswer {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly draftId: DraftId;
  readonly words: string;
  /** SES's id of their mail. */
  readonly messageId: string;
  /** Their mail let another letter out before this one. */
  readonly isFurther?: boolean;
}

export const keyOf = ({ contact: { ownerId, contactId }, draftId }: DraftAnswer): DraftKey => ({
  ownerId,
  contactId,
  draftId,
});
