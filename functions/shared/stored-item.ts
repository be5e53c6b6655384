import * as z from 'zod';
import { UnreadableItemError } from './errors.ts';

/** What one kind of item is read as. */
export interface StoredKind<T> {
  readonly schema: z.ZodType<T>;
  /** Of the schema's versions the newest that this release knows. */
  readonly newestVersion: number;
  /** Names the item in errors: `A contact`. */
  readonly what: string;
}

const versionSchema = z.object({ version: z.int() });

/** Parses what a table holds; every item says the version of its shape. Throws UnreadableItemError. */
export function readStoredItem<T>(item: unknown, { schema, newestVersion, what }: StoredKind<T>): T {
  const stored = versionSchema.safeParse(item);
  if (stored.success && stored.data.version > newestVersion) {
    throw new UnreadableItemError(`${what} was stored by a newer release of Kith: update Kith to read it`);
  }
  const parsed = schema.safeParse(item);
  if (stored.success && parsed.success) return parsed.data;
  throw new UnreadableItemError(`${what} does not have the shape that Kith writes`, {
    cause: stored.error ?? parsed.error,
  });
}
