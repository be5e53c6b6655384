import type { EmailAddress } from '../../shared/email-address.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { IssueContext } from '../address-issue.ts';
import { issueDeliveryId, type ReaderOutcome } from '../domain/issue.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { movedAt, type Standing } from './domain/judge-reader.ts';
import { isUnknown, readerOutcome } from './domain/reader-outcome.ts';
import { issueDelivery } from './send-to-reader.ts';
import type { SendingPorts } from './sending-ports.ts';

export type JudgeReadersPorts = Pick<SendingPorts, 'claims' | 'issueLedger' | 'clock'>;

const CLOSED_AT_ONCE = 32;

/** A reader, at the address at which the issue goes to them. */
interface Judged {
  readonly address: EmailAddress;
  readonly outcome: ReaderOutcome | 'missed';
}

/** What became of readers by the records alone. What a dead process claimed and did not record is recorded as unknown. */
export async function judgeReaders(
  ports: JudgeReadersPorts,
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
      await ports.issueLedger.record(issueDelivery(dispatch, address, now, 'unknown'));
    }
    judged.push({ address, outcome: outcome === 'unrecorded' ? 'unknown' : outcome });
  }
  const settled = await followMoves(ports, context, dispatch, judged, standings);
  return await closeOff(ports, context, dispatch, settled);
}

/** Of whoever moved since the readers were written down, the new address tells; they are few. */
async function followMoves(
  ports: JudgeReadersPorts,
  context: IssueContext,
  dispatch: Dispatch,
  judged: readonly Judged[],
  standings: ReadonlyMap<EmailAddress, Standing>,
): Promise<readonly Judged[]> {
  const followed: Judged[] = [];
  for (const reader of judged) {
    const to = reader.outcome === 'left' ? standings.get(reader.address)?.subscription?.movedTo : undefined;
    const newcomer = to && (await ports.claims.look([to], dispatch.slug)).get(to);
    const frozenAt = movedAt(newcomer, reader.address, dispatch);
    if (to === undefined || frozenAt === undefined) followed.push(reader);
    else followed.push(...(await judgeReaders(ports, context, { ...dispatch, frozenAt }, [to])));
  }
  return followed;
}

/**
 * From whom the issue is kept since it was called off, nobody takes it up any more: not even a worker that lost the segment and
 * does not know yet. Whom such a one has claimed just now is judged by that.
 */
async function closeOff(
  ports: JudgeReadersPorts,
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
  return [...others, ...(await judgeReaders(ports, context, dispatch, [...claimed]))];
}
