import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { IssueTotals } from '../domain/issue.ts';
import type { Dispatch, DispatchStatus, Plan } from './domain/dispatch.ts';

/** A change of course: only where the issue still stands at one of `from`, and follows no newer word than `to` says. */
export interface Turn {
  readonly from: readonly DispatchStatus[];
  /** Only where it stopped by itself at that moment, or has not. */
  readonly stoppedAt?: IsoInstant | 'never';
  /** Only where no command has let it go on at that moment or later. */
  readonly unlessResumedSince?: IsoInstant;
  readonly to: Partial<Omit<Dispatch, 'slug' | 'plan' | 'delivered' | 'bounced' | 'complained'>>;
}

/** Issues on their way. Each method is one conditional write, or one consistent read. */
export interface DispatchStore {
  /** An issue starts once, whatever became of it. */
  start(dispatch: Dispatch): Promise<'started' | 'exists'>;
  find(slug: string): Promise<Dispatch | undefined>;
  /** Those that the schedule has to look after, as domain/is-due.ts says; it may be a moment behind. */
  findDue(now: IsoInstant): Promise<readonly Dispatch[]>;
  /** Every issue that ever started, newest first. */
  list(): Promise<readonly Dispatch[]>;
  /** Notes who is written down, and holds the lease on that until `dueAt`; `lost` when another process took it up since. */
  savePlan(read: Dispatch, plan: Plan, dueAt: IsoInstant): Promise<'saved' | 'lost'>;
  /** The list is whole: said once, and what was said first stands. */
  settlePlan(slug: string, plan: Plan, segments: number): Promise<void>;
  /** False when it stands elsewhere. */
  turn(slug: string, turn: Turn): Promise<boolean>;
  /** What was unknown has become known. */
  noteTotals(slug: string, totals: IssueTotals, dueAt: IsoInstant | undefined): Promise<void>;
}
