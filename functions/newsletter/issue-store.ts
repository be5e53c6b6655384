import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Issue, IssueLetter, IssueTotals } from './domain/issue.ts';

/** Where issues live while they go out and afterwards, and the weekly slot that the next one waits for. */
export interface IssueStore {
  /** Undefined before the first run. Consistent. */
  findSlot(): Promise<IsoInstant | undefined>;
  /** `lost` when another run has moved the slot since it was read. */
  moveSlot(from: IsoInstant | undefined, to: IsoInstant): Promise<'moved' | 'lost'>;
  /** Consistent. */
  find(slug: string): Promise<Issue | undefined>;
  /** An issue opens once, whatever becomes of its file afterwards. */
  open(issue: Issue): Promise<'opened' | 'exists'>;
  /** Issues that are to go out, at `now`. */
  findDue(now: IsoInstant): Promise<readonly Issue[]>;
  /** From then on it has these words; not once it is over. Idempotent. */
  changeLetter(slug: string, letter: IssueLetter): Promise<void>;
  /** It is on its way: the schedule takes it up no more. Idempotent. */
  handOver(slug: string): Promise<void>;
  /** What became of it, once it is over; later word of what was unknown takes the place of earlier. */
  finish(slug: string, end: IssueEnd): Promise<void>;
}

export interface IssueEnd {
  readonly status: 'sent' | 'cancelled';
  readonly finishedAt: IsoInstant;
  readonly totals: IssueTotals;
}
