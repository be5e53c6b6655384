import type { IsoInstant } from '../../shared/iso-instant.ts';
import { type Draft, isWaiting } from './draft.ts';
import type { DraftSituation } from './write-draft-notice.ts';

/** Why a decision comes too late. */
export function whyTooLate(draft: Draft | undefined, now: IsoInstant): DraftSituation {
  switch (draft?.status) {
    case undefined:
      return 'gone';
    case 'open':
      return 'expired';
    case 'approved':
      return isWaiting(draft, now) ? 'goes-out-later' : 'on-its-way';
    case 'unknown':
      return 'did-it-arrive';
    case 'sent':
    case 'skipped':
    case 'blocked':
    case 'used':
      return draft.status;
  }
}
