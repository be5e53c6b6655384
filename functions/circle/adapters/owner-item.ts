import { type Owner, ownerSchema } from '../domain/owner.ts';
import { ITEM_VERSION, ownerKey, readItem } from './circle-item.ts';

/** One shard: a tick reads only what is due, and a deployment has a handful of owners. */
export const BRIEF_SHARD = 'brief#0';

/** `briefDueAt` is stored once, as the sort key of the due index. */
export function toOwnerItem({ briefDueAt, ...owner }: Owner) {
  return {
    ...ownerKey(owner.ownerId),
    version: ITEM_VERSION,
    ...owner,
    dueShard: BRIEF_SHARD,
    dueAt: briefDueAt,
  };
}

export function readOwner(item: Record<string, unknown>): Owner {
  return readItem(ownerSchema, { ...item, briefDueAt: item['dueAt'] }, 'An owner');
}
