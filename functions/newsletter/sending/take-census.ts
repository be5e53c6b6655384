import type { DeliveryId } from '../../shared/ids.ts';
import type { IssueContext } from '../address-issue.ts';
import { countReader, type IssueTotals, issueDeliveryId, NO_TOTALS } from '../domain/issue.ts';
import { chunkOf } from './domain/cursor.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { type JudgeReadersPorts, judgeReaders } from './judge-readers.ts';
import type { SendingPorts } from './sending-ports.ts';

type CensusPorts = JudgeReadersPorts & Pick<SendingPorts, 'rolls'>;

export interface Census {
  readonly totals: IssueTotals;
  readonly unknown: readonly DeliveryId[];
  /** Those who had no turn although they want it. */
  readonly missed: number;
}

/** What became of each reader of a segment, by the records alone: what was counted on the way may have been lost in a crash. */
export async function takeCensus(
  ports: CensusPorts,
  context: IssueContext,
  dispatch: Dispatch,
  segment: number,
): Promise<Census> {
  const { slug, plan, segments = 1 } = dispatch;
  const unknown: DeliveryId[] = [];
  let totals = NO_TOTALS;
  let missed = 0;
  for (let chunk = 0; chunkOf(segment, segments, chunk) < plan.chunks; chunk += 1) {
    const addresses = await ports.rolls.read(slug, chunkOf(segment, segments, chunk));
    for (const { address, outcome } of await judgeReaders(ports, context, dispatch, addresses)) {
      if (outcome === 'missed') missed += 1;
      else totals = countReader(totals, outcome);
      if (outcome === 'unknown') unknown.push(issueDeliveryId(slug, address));
    }
  }
  return { totals, unknown, missed };
}
