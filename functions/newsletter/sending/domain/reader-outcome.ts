import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../../delivery/domain/delivery.ts';
import type { ReaderOutcome } from '../../domain/issue.ts';
import type { DispatchStatus } from './dispatch.ts';
import { judgeReader, type Standing, type Terms } from './judge-reader.ts';

/** What the records hold of one reader and one issue. */
export interface ReaderRecords {
  readonly delivery: Delivery | undefined;
  readonly standing: Standing | undefined;
}

/** SES may have taken it, and nobody knows. */
export const isUnknown = ({ status }: Delivery): boolean => status === 'unknown' || status === 'claimed';

/**
 * What became of a reader by the records alone. missed: they had no turn although they want it. unrecorded: a claim whose process
 * died before it could say what SES did; whoever asks has waited until nobody sends any more.
 */
export function readerOutcome(
  { delivery, standing }: ReaderRecords,
  issue: Terms & { readonly status: DispatchStatus },
  today: Temporal.PlainDate,
): ReaderOutcome | 'missed' | 'unrecorded' {
  if (delivery !== undefined && !isUnknown(delivery)) return 'sent';
  if (standing?.claim?.outcome !== undefined) return standing.claim.outcome;
  if (standing?.claim !== undefined) return delivery === undefined ? 'unrecorded' : 'unknown';
  const verdict = judgeReader(standing, issue, today);
  const mayHaveTurn = verdict === 'may' && issue.status !== 'cancelled';
  // Without a claim it was given back, which only whoever knows that SES refused it does.
  if (delivery !== undefined) return mayHaveTurn ? 'missed' : 'unknown';
  if (mayHaveTurn) return 'missed';
  return verdict === 'may' || verdict === 'claimed' ? 'cancelled' : verdict;
}
