import type { BulkTransport } from '../../delivery/bulk-transport.ts';
import type { Delivery } from '../../delivery/domain/delivery.ts';
import { DELIVERY_RETENTION_DAYS } from '../../delivery/domain/delivery-progress.ts';
import { MailRefusedError } from '../../delivery/mail-transport.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { IssueContext } from '../address-issue.ts';
import { issueDeliveryId, type ReaderOutcome } from '../domain/issue.ts';
import type { Dispatch } from './domain/dispatch.ts';
import type { Rejected } from './domain/doubts.ts';
import { judgeReader, type Standing } from './domain/judge-reader.ts';
import { isUnknown } from './domain/reader-outcome.ts';
import type { IssueComposer } from './issue-composer.ts';
import type { SendingPorts } from './sending-ports.ts';

type ReaderPorts = Pick<SendingPorts, 'claims' | 'issueLedger' | 'bulk' | 'tokenKeys' | 'clock'>;

/** What is the same for all readers of a segment. */
export interface SegmentTask {
  readonly context: IssueContext;
  readonly dispatch: Dispatch;
  readonly generation: number;
  readonly composer: IssueComposer;
  /** Whom the owner knows, where the letter has words for them. */
  readonly known: ReadonlySet<EmailAddress>;
}

/**
 * over: what became of them; in doubt: SES did not say just now. rejected: SES does not take it, which may be because of them or
 * of the account. refused: nothing went out, and their claim is given back.
 */
export type ReaderTurn =
  | { readonly kind: 'over'; readonly outcome: ReaderOutcome; readonly isDoubtful: boolean }
  | { readonly kind: 'rejected'; readonly rejected: Rejected }
  | { readonly kind: 'refused'; readonly reason: 'throttled' | 'quota' };

/** How often somebody may change what they want between two requests. */
const MOST_CLAIMS = 3;

const over = (outcome: ReaderOutcome, isDoubtful = false): ReaderTurn => ({
  kind: 'over',
  outcome,
  isDoubtful,
});

/** One reader's turn: claim, call SES, record. Whoever dies in between leaves a claim without a record, which is unknown. */
export async function sendToReader(
  ports: ReaderPorts,
  task: SegmentTask,
  address: EmailAddress,
): Promise<ReaderTurn> {
  const now = ports.clock.now();
  const { dispatch, generation } = task;
  const today = now.toZonedDateTimeISO(task.context.newsletter.slot.timeZone).toPlainDate();
  const at = toIsoInstant(now);
  for (let tries = 0; tries < MOST_CLAIMS; tries += 1) {
    const { isClaimed, standing } = await ports.claims.claim(address, { dispatch, generation, at, today });
    if (isClaimed) return await handOver(ports, task, address, standing, at);
    const verdict = judgeReader(standing, dispatch, today);
    if (verdict === 'claimed') return await reportEarlier(ports, task, address, standing, at);
    if (verdict !== 'may') return over(verdict);
  }
  return over('passed');
}

async function handOver(
  ports: ReaderPorts,
  { dispatch, composer, known, generation }: SegmentTask,
  address: EmailAddress,
  standing: Standing | undefined,
  at: IsoInstant,
): Promise<ReaderTurn> {
  const { slug } = dispatch;
  const subscription = standing?.subscription;
  if (subscription === undefined) return over('left');
  const { subscriberId, firstName, topics } = subscription;
  const keys = await ports.tokenKeys.readTokenKeys();
  const message = composer.compose(
    { address, subscriberId, firstName, topics },
    { keys, now: fromIsoInstant(at), isContact: known.has(address) },
  );
  const answer = await askSes(ports.bulk, message);
  switch (answer.kind) {
    case 'taken':
      await ports.issueLedger.record(issueDelivery(dispatch, address, at, 'sent', answer.sesMessageId));
      return over('sent');
    case 'unknown':
      await ports.issueLedger.record(issueDelivery(dispatch, address, at, 'unknown'));
      return over('unknown', true);
    case 'rejected': {
      const settle = () => ports.claims.reject(address, slug, generation);
      const giveBack = () => ports.claims.release(address, slug, generation);
      return { kind: 'rejected', rejected: { settle, giveBack } };
    }
    case 'throttled':
    case 'quota':
      await ports.claims.release(address, slug, generation);
      return { kind: 'refused', reason: answer.kind };
  }
}

type SesAnswer =
  | { readonly kind: 'taken'; readonly sesMessageId: string }
  | { readonly kind: 'unknown' | 'rejected' | 'throttled' | 'quota' };

async function askSes(
  bulk: BulkTransport,
  message: Parameters<BulkTransport['send']>[0],
): Promise<SesAnswer> {
  try {
    return { kind: 'taken', sesMessageId: (await bulk.send(message)).sesMessageId };
  } catch (error) {
    // Any other error says nothing about whether SES took the message.
    return { kind: error instanceof MailRefusedError ? error.reason : 'unknown' };
  }
}

/** Of an earlier turn: what is not recorded is unknown from now on, and never sent again. */
async function reportEarlier(
  { issueLedger }: ReaderPorts,
  { dispatch }: SegmentTask,
  address: EmailAddress,
  standing: Standing | undefined,
  at: IsoInstant,
): Promise<ReaderTurn> {
  if (standing?.claim?.outcome === 'rejected') return over('rejected');
  const [known] = await issueLedger.findMany([issueDeliveryId(dispatch.slug, address)]);
  if (known === undefined) await issueLedger.record(issueDelivery(dispatch, address, at, 'unknown'));
  return over(known === undefined || isUnknown(known) ? 'unknown' : 'sent');
}

export function issueDelivery(
  { slug, ownerId }: Pick<Dispatch, 'slug' | 'ownerId'>,
  recipient: EmailAddress,
  claimedAt: IsoInstant,
  status: 'sent' | 'unknown',
  sesMessageId?: string,
): Delivery {
  const expiresAt = fromIsoInstant(claimedAt).add({ hours: 24 * DELIVERY_RETENTION_DAYS });
  return {
    ...{ deliveryId: issueDeliveryId(slug, recipient), kind: 'issue', ownerId, recipient, subjects: [] },
    ...{ status, claimedAt, expiresAtEpochSeconds: toEpochSeconds(expiresAt) },
    ...(sesMessageId !== undefined && { sesMessageId }),
  };
}
