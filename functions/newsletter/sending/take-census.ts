import type { EmailAddress } from '../../shared/email-address.ts';
import type { DeliveryId } from '../../shared/ids.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { IssueContext } from '../address-issue.ts';
import {
  countReader,
  type IssueTotals,
  issueDeliveryId,
  NO_TOTALS,
  type ReaderOutcome,
} from '../domain/issue.ts';
import { chunkOf } from './domain/cursor.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { isUnknown, readerOutcome } from './domain/reader-outcome.ts';
import { issueDelivery } from './send-to-reader.ts';
import type { SendingPorts } from './sending-ports.ts';

type CensusPorts = Pick<SendingPorts, 'rolls' | 'claims' | 'issueLedger' | 'clock'>;

const CLOSED_AT_ONCE = 32;

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
    for (const { address, outcome } of await judgeChunk(ports, context, dispatch, addresses)) {
      if (outcome === 'missed') missed += 1;
      else totals = countReader(totals, outcome);
      if (outcome === 'unknown') unknown.push(issueDeliveryId(slug, address));
    }
  }
  return { totals, unknown, missed };
}

interface Judged {
  readonly address: EmailAddress;
  readonly outcome: ReaderOutcome | 'missed';
}

async function judgeChunk(
  ports: CensusPorts,
  context: IssueContext,
  dispatch: Dispatch,
  addresses: readonly EmailAddress[],
): Promise<readonly Judged[]> {
  const { slug } = dispatch;
  const now = ports.clock.now();
  const today = now.toZonedDateTimeISO(context.newsletter.slot.timeZone).toPlainDate();
  const idOf = (address: EmailAddress) => issueDeliveryId(slug, address);
  const known = await ports.issueLedger.findMany(addresses.map(idOf));
  const deliveries = new Map(known.map((delivery) => [delivery.deliveryId, delivery]));
  // Of whom SES took a mail nothing more is asked, which is nearly everybody.
  const others = addresses.filter((address) => {
    const delivery = deliveries.get(idOf(address));
    return delivery === undefined || isUnknown(delivery);
  });
  const standings = await ports.claims.look(others, slug);
  const judged: Judged[] = [];
  for (const address of addresses) {
    const records = { delivery: deliveries.get(idOf(address)), standing: standings.get(address) };
    const outcome = readerOutcome(records, dispatch, today);
    if (outcome === 'unrecorded') {
      await ports.issueLedger.record(issueDelivery(dispatch, address, toIsoInstant(now), 'unknown'));
    }
    judged.push({ address, outcome: outcome === 'unrecorded' ? 'unknown' : outcome });
  }
  return await closeOff(ports, context, dispatch, judged);
}

/**
 * From whom the issue is kept since it was called off, nobody takes it up any more: not even a worker that lost the segment and
 * does not know yet. Whom such a one has claimed just now is judged by that.
 */
async function closeOff(
  ports: CensusPorts,
  context: IssueContext,
  dispatch: Dispatch,
  judged: readonly Judged[],
): Promise<readonly Judged[]> {
  const at = toIsoInstant(ports.clock.now());
  const claimed = new Set<EmailAddress>();
  const called = judged.filter(({ outcome }) => outcome === 'cancelled');
  await eachInFlight(called, CLOSED_AT_ONCE, async ({ address }) => {
    if (!(await ports.claims.close(address, dispatch.slug, at))) claimed.add(address);
  });
  if (claimed.size === 0) return judged;
  const others = judged.filter(({ address }) => !claimed.has(address));
  return [...others, ...(await judgeChunk(ports, context, dispatch, [...claimed]))];
}
