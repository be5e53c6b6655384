import type { Temporal } from 'temporal-polyfill';
import type { BulkTransport } from '../../delivery/bulk-transport.ts';
import type { Delivery } from '../../delivery/domain/delivery.ts';
import { DELIVERY_RETENTION_DAYS } from '../../delivery/domain/delivery-progress.ts';
import { MailRefusedError } from '../../delivery/mail-transport.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { TokenKeys } from '../../shared/token-keys.ts';
import type { IssueContext } from '../address-issue.ts';
import { issueDeliveryId, type ReaderOutcome } from '../domain/issue.ts';
import type { Dispatch } from './domain/dispatch.ts';
import type { Rejected } from './domain/doubts.ts';
import { type Claim, judgeReader, movedAt, type Standing } from './domain/judge-reader.ts';
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
 * over: what became of them, and what SES did where it was asked just now. rejected: SES does not take it, which may be because of
 * them or of the account. refused: nothing went out, and they have no claim; held: the issue is stale.
 */
export type ReaderTurn =
  | { readonly kind: 'over'; readonly outcome: ReaderOutcome; readonly ses?: 'took' | 'silent' | undefined }
  | { readonly kind: 'rejected'; readonly rejected: Rejected }
  | { readonly kind: 'refused'; readonly reason: 'throttled' | 'quota' | 'held' };

/** How often somebody may change what they want between two requests. */
const MOST_CLAIMS = 3;

const over = (outcome: ReaderOutcome, ses?: 'took' | 'silent'): ReaderTurn => ({
  kind: 'over',
  outcome,
  ses,
});

/** What belongs to one reader at their turn. */
interface Turn extends SegmentTask {
  readonly address: EmailAddress;
  readonly now: Temporal.Instant;
  readonly at: IsoInstant;
  readonly keys: TokenKeys;
}

/** One reader's turn: claim, call SES, record. Whoever dies in between leaves a claim without a record, which is unknown. */
export async function sendToReader(
  ports: ReaderPorts,
  task: SegmentTask,
  address: EmailAddress,
): Promise<ReaderTurn> {
  // Before the claim: whoever has one and gets no mail is lost.
  const keys = await ports.tokenKeys.readTokenKeys();
  const now = ports.clock.now();
  const { dispatch, generation } = task;
  const today = now.toZonedDateTimeISO(task.context.newsletter.slot.timeZone).toPlainDate();
  const at = toIsoInstant(now);
  // It waited for its turn beyond the look at the issue; the next one stops it, and tells the owner.
  if (at > dispatch.expiresAt) return { kind: 'refused', reason: 'held' };
  const turn: Turn = { ...task, address, now, at, keys };
  for (let tries = 0; tries < MOST_CLAIMS; tries += 1) {
    const { isClaimed, standing } = await ports.claims.claim(address, { dispatch, generation, at, today });
    if (isClaimed) return await handOver(ports, turn, standing);
    const verdict = judgeReader(standing, dispatch, today);
    if (verdict === 'left') return (await followMove(ports, turn, standing)) ?? over('left');
    if (verdict !== 'may' && verdict !== 'claimed') return over(verdict);
    const met = standing?.claim && (await meetClaim(ports, turn, standing.claim));
    if (met !== undefined) return met;
  }
  return over('passed');
}

/**
 * Who moved since the readers were written down gets it at the new address, or where they moved from there; the claim there is its
 * own, so that it comes once. Undefined: they did not, or they get it there in their own right.
 */
async function followMove(
  ports: ReaderPorts,
  { dispatch, address, ...task }: Turn,
  standing: Standing | undefined,
): Promise<ReaderTurn | undefined> {
  const movedTo = standing?.subscription?.movedTo;
  if (movedTo === undefined) return undefined;
  const newcomer = (await ports.claims.look([movedTo], dispatch.slug)).get(movedTo);
  const frozenAt = movedAt(newcomer, address, dispatch);
  return frozenAt && (await sendToReader(ports, { ...task, dispatch: { ...dispatch, frozenAt } }, movedTo));
}

async function handOver(
  ports: ReaderPorts,
  { dispatch, composer, known, generation, address, now, keys }: Turn,
  standing: Standing | undefined,
): Promise<ReaderTurn> {
  const { slug } = dispatch;
  const subscription = standing?.subscription;
  if (subscription === undefined) return over('left');
  const { subscriberId, firstName, topics } = subscription;
  const message = composer.compose(
    { address, subscriberId, firstName, topics },
    { keys, now, isContact: known.has(address) },
  );
  const answer = await askSes(ports.bulk, message);
  switch (answer.kind) {
    case 'taken':
      await ports.issueLedger.record(issueDelivery(dispatch, address, now, 'sent', answer.sesMessageId));
      return over('sent', 'took');
    case 'unknown':
      await ports.issueLedger.record(issueDelivery(dispatch, address, now, 'unknown'));
      return over('unknown', 'silent');
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

/**
 * Of an earlier turn, what is not recorded is unknown from now on, and never sent again. A claim of this very turn is given back, to
 * be made anew: the answer to it was lost, and the SDK, which asked again, met what it had written itself.
 */
async function meetClaim(
  { claims, issueLedger }: ReaderPorts,
  { dispatch: { slug, ownerId }, address, now, at, generation }: Turn,
  claim: Claim,
): Promise<ReaderTurn | undefined> {
  if (claim.outcome !== undefined) return over(claim.outcome);
  const [known] = await issueLedger.findMany([issueDeliveryId(slug, address)]);
  if (known !== undefined) return over(isUnknown(known) ? 'unknown' : 'sent');
  if (claim.generation === generation && claim.at === at) {
    await claims.release(address, slug, generation);
    return undefined;
  }
  await issueLedger.record(issueDelivery({ slug, ownerId }, address, now, 'unknown'));
  return over('unknown');
}

export function issueDelivery(
  { slug, ownerId }: Pick<Dispatch, 'slug' | 'ownerId'>,
  recipient: EmailAddress,
  claimedAt: Temporal.Instant,
  status: 'sent' | 'unknown',
  sesMessageId?: string,
): Delivery {
  const expiresAt = claimedAt.add({ hours: 24 * DELIVERY_RETENTION_DAYS });
  return {
    ...{ deliveryId: issueDeliveryId(slug, recipient), kind: 'issue', ownerId, recipient, subjects: [] },
    ...{ status, claimedAt: toIsoInstant(claimedAt), expiresAtEpochSeconds: toEpochSeconds(expiresAt) },
    ...(sesMessageId !== undefined && { sesMessageId }),
  };
}
