import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { Approval, Draft } from './domain/draft.ts';

/** A draft that the owner said yes to. */
export type ApprovedDraft = Draft & { readonly approval: Approval };

export interface Letter {
  readonly draft: ApprovedDraft;
  readonly owner: Owner;
  readonly contact: Contact;
}
