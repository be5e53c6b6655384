import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Issue } from './domain/issue.ts';

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
  /** Issues on their way that a run may work on at `now`. */
  findDue(now: IsoInstant): Promise<readonly Issue[]>;
  /** Stores progress or the end. `lost` when another run has taken the issue over since it was read. */
  save(next: Issue, read: Issue): Promise<'saved' | 'lost'>;
}
