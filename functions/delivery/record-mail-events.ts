import * as z from 'zod';
import type { Clock } from '../shared/clock.ts';
import { toEpochSeconds } from '../shared/epoch-seconds.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { DELIVERY_RETENTION_DAYS } from './domain/delivery-progress.ts';
import { type MailEvent, readMailEvent } from './domain/mail-event.ts';
import type { IssueLedger } from './issue-ledger.ts';
import type { IssueTallies, TallyChange } from './issue-tallies.ts';
import type { Ledger } from './ledger.ts';
import type { SuppressionList } from './suppression-list.ts';

const snsEnvelopeSchema = z.object({ Message: z.string() });

export interface RecordMailEventPorts {
  readonly ledger: Pick<Ledger, 'settle'>;
  readonly issueLedger: IssueLedger;
  readonly issueTallies: IssueTallies;
  readonly suppressionList: Pick<SuppressionList, 'suppress' | 'noteOutcome'>;
  /** What follows for whoever waits to know what became of a mail, but for one of an issue. Safe to repeat. */
  readonly followSettled: (deliveryId: DeliveryId) => Promise<void>;
  readonly clock: Clock;
}

/** A mail of an issue that an event moved on. */
export interface IssueMove {
  readonly slug: string;
  readonly status: NonNullable<MailEvent['settlement']>['status'];
}

/**
 * Acts on one SES event (the body of an SQS message: an SNS envelope around the event): everybody whose address bounced for
 * good, or softly three times of five, or who complained gets no more mail, and the delivery of the tag is settled. Repeating
 * it changes nothing. Gives what `countMoves` counts.
 */
export async function recordMailEvent(
  ports: RecordMailEventPorts,
  body: string,
): Promise<IssueMove | undefined> {
  const { suppressionList, clock } = ports;
  const { eventType, settlement, suppressed, outcome } = readMailEvent(
    snsEnvelopeSchema.parse(JSON.parse(body)).Message,
  );
  if (suppressed) {
    const { reason, addresses } = suppressed;
    const suppression = { reason, scope: 'all', since: toIsoInstant(clock.now()) } as const;
    for (const address of addresses) await suppressionList.suppress(address, suppression);
    log.info('Addresses get no more mail', { reason, count: addresses.length });
  }
  if (outcome) await countSoftBounces({ suppressionList, clock }, outcome);
  if (!suppressed && !settlement) log.info('A mail event changes nothing', { eventType });
  return settlement && settle(ports, settlement);
}

/**
 * Adds up what a batch of events changed, one write an issue. A crash may leave the sums a little too low: they only tell when an
 * issue should stop, and its totals come from the records.
 */
export async function countMoves(
  { issueTallies }: Pick<RecordMailEventPorts, 'issueTallies'>,
  moves: readonly IssueMove[],
): Promise<void> {
  for (const [slug, ofIssue] of Map.groupBy(moves, (move) => move.slug)) {
    const countOf = (status: IssueMove['status']) => ofIssue.filter((move) => move.status === status).length;
    const change: TallyChange = {
      delivered: countOf('delivered'),
      bounced: countOf('bounced'),
      complained: countOf('complained'),
    };
    if (Object.values(change).some((count) => count > 0)) await issueTallies.add(slug, change);
  }
}

async function settle(
  { ledger, issueLedger, followSettled, clock }: RecordMailEventPorts,
  { deliveryId, status, sesMessageId, issue }: NonNullable<MailEvent['settlement']>,
): Promise<IssueMove | undefined> {
  if (issue === undefined) {
    await ledger.settle(deliveryId, status, sesMessageId);
    await followSettled(deliveryId);
    return undefined;
  }
  const { slug, ownerId, recipient, sentAt = toIsoInstant(clock.now()), deliveredAt } = issue;
  const hasMoved = await issueLedger.record({
    ...{ deliveryId, kind: 'issue', ownerId, recipient, subjects: [], status, sesMessageId },
    claimedAt: sentAt,
    ...(deliveredAt && { deliveredAt }),
    expiresAtEpochSeconds: toEpochSeconds(
      fromIsoInstant(sentAt).add({ hours: 24 * DELIVERY_RETENTION_DAYS }),
    ),
  });
  return hasMoved ? { slug, status } : undefined;
}

async function countSoftBounces(
  { suppressionList, clock }: Pick<RecordMailEventPorts, 'suppressionList' | 'clock'>,
  { messageId, isSoftBounce, addresses }: NonNullable<MailEvent['outcome']>,
): Promise<void> {
  for (const address of addresses) {
    const { isSoftBouncing } = await suppressionList.noteOutcome(address, { messageId, isSoftBounce });
    if (!isSoftBouncing) continue;
    const since = toIsoInstant(clock.now());
    await suppressionList.suppress(address, { reason: 'soft-bounces', scope: 'all', since });
    log.info('An address gets no more mail', { reason: 'soft-bounces' });
  }
}
