import type { ErasureScope, Trace } from '../shared/eraser.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';

/** The erasure of one person, or of a whole circle. */
export interface Erasure extends ErasureScope {
  /** The contact's id, or `everyone`: one erasure of each at a time. */
  readonly erasureId: string;
  readonly startedAt: IsoInstant;
}

/** Which erasures are under way, and what they have found: so that a repeat completes them and can say all that went. */
export interface ErasureLog {
  listUnfinished(scope: Pick<ErasureScope, 'ownerId'>): Promise<readonly Erasure[]>;
  /** Changes nothing where it is under way already. */
  begin(erasure: Erasure): Promise<void>;
  /** Before any of them is removed. */
  addFound(erasure: Erasure, traces: readonly Trace[]): Promise<void>;
  readFound(erasure: Erasure): Promise<readonly Trace[]>;
  /** Forgets the erasure and what it found. */
  finish(erasure: Erasure): Promise<void>;
}
