import { type Contact, contactSchema } from '../contact.ts';
import { mergeDetails } from './merge-details.ts';
import { isSame, stored } from './unite.ts';

/** What a merge began with. */
export interface MergeSnapshots {
  readonly keptBefore: Contact;
  readonly absorbed: Contact;
}

/**
 * The kept contact without what came by the merge. Whatever was changed since stays as it is: a new touch, a new note, another
 * company. Doing it twice changes nothing more.
 */
export function takeBack(now: Contact, { keptBefore, absorbed }: MergeSnapshots): Contact {
  const merged = new Map<string, unknown>(Object.entries(mergeDetails(keptBefore, absorbed)));
  const before = new Map<string, unknown>(Object.entries(keptBefore));
  const fields = new Set([...Object.keys(now), ...before.keys()]);
  const current = new Map<string, unknown>(Object.entries(now));
  const restored = [...fields].map((field) => [
    field,
    restoreField(current.get(field), before.get(field), merged.get(field)),
  ]);
  return contactSchema.parse(stored(Object.fromEntries(restored)));
}

function restoreField(now: unknown, before: unknown, merged: unknown): unknown {
  if (isSame(now, merged)) return before;
  const areLists = Array.isArray(now) && Array.isArray(before) && Array.isArray(merged);
  return areLists ? restoreList(now, before, merged) : now;
}

/** Without the entries that came; those that they took the place of come back, unless somebody has touched them since. */
function restoreList(
  now: readonly unknown[],
  before: readonly unknown[],
  merged: readonly unknown[],
): readonly unknown[] {
  const came = without(merged, before);
  const went = without(before, merged);
  const isUntouched = went.length > 0 && without(came, now).length === 0;
  return [...without(now, came), ...(isUntouched ? without(went, now) : [])];
}

const without = (entries: readonly unknown[], others: readonly unknown[]): readonly unknown[] =>
  entries.filter((entry) => !others.some((other) => isSame(entry, other)));
