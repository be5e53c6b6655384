import { ITEM_VERSION, readItem } from '../../circle/adapters/circle-item.ts';
import type { ContactKey } from '../../circle/contact-store.ts';
import { type Draft, draftSchema } from '../domain/draft.ts';
import type { DraftKey } from '../draft-store.ts';

export const DRAFT_PREFIX = 'DRAFT#';

export const partitionOf = ({ ownerId, contactId }: ContactKey) => `OWNER#${ownerId}#CONTACT#${contactId}`;

export const draftItemKey = (key: DraftKey) => ({
  pk: partitionOf(key),
  sk: `${DRAFT_PREFIX}${key.draftId}`,
});

export const toDraftItem = (draft: Draft) => ({ ...draftItemKey(draft), version: ITEM_VERSION, ...draft });

export const readDraft = (item: unknown): Draft => readItem(draftSchema, item, 'A draft');
