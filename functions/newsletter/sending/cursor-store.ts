import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Cursor } from './domain/cursor.ts';

export interface Lease {
  readonly now: IsoInstant;
  readonly until: IsoInstant;
  /** What ends later than that was not meant so: a clock ran ahead. */
  readonly latest: IsoInstant;
}

/** How far the segments of an issue have come. */
export interface CursorStore {
  /** Adds it, unless there is one. */
  create(cursor: Cursor): Promise<void>;
  /** Takes the lease, and so makes whoever had it before stop; undefined when somebody has it or nothing is left to do. */
  take(slug: string, segment: number, lease: Lease): Promise<Cursor | undefined>;
  /** `lost`: somebody else took it up. */
  save(cursor: Cursor): Promise<'saved' | 'lost'>;
  /** All of an issue, in their order. Consistent. */
  list(slug: string, segments: number): Promise<readonly Cursor[]>;
}
