import type { Temporal } from 'temporal-polyfill';
import { sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { addressIssue, type IssueContext } from './address-issue.ts';
import { type Issue, reconciles } from './domain/issue.ts';
import {
  afterTurn,
  type IssueProgress,
  isRefusedThroughout,
  progressFrom,
  reachedNobody,
  type Turn,
} from './domain/issue-progress.ts';
import { wantsIssue } from './domain/preferences.ts';
import { TotalsDisagreeError } from './errors.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import type { IssueStore } from './issue-store.ts';
import { type KnownAddressesPorts, knownAddresses } from './known-addresses.ts';
import type { NewsletterPorts } from './newsletter-ports.ts';

export interface SendIssuePorts extends NewsletterPorts {
  readonly issues: IssueStore;
  readonly contacts: KnownAddressesPorts['contacts'];
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface SendIssueInput {
  readonly context: IssueContext;
  /** How long this run may still last, in milliseconds. */
  readonly remainingMs: () => number;
}

/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
const LEASE_MINUTES = 10;
const QUOTA_PAUSE_MINUTES = 60;
const REFUSED_PAUSE_MINUTES = 60;
/** What a crash makes the next run look up again; each page ends in one write. */
const READERS_PER_PAGE = 25;
/** Enough for one mail with a slow SES. */
const MS_FOR_ONE_MAIL = 20_000;
/** SES counts its sending rate by the second. After the last of these waits, the issue goes on in a later run. */
const THROTTLE_WAITS_MS = [1_000, 1_500, 2_000];

/**
 * finished: everybody had their turn. paused: goes on in a later run. refused: so does it, but SES took none of several
 * mails in a row, and somebody has to look. lost: another run has it.
 */
export type IssueOutcome = 'finished' | 'paused' | 'refused' | 'lost';

/** Who writes, and whom they know. */
interface IssueSender {
  readonly ownerId: OwnerId;
  readonly known: ReadonlySet<EmailAddress>;
}

/** Why a page ended before its end, and after how many minutes to go on. */
interface Pause {
  readonly reason: 'time' | 'throttled' | 'quota' | 'in-progress' | 'refused';
  readonly minutes: number;
}

const REFUSED: Pause = { reason: 'refused', minutes: REFUSED_PAUSE_MINUTES };

/**
 * Sends an open issue to its readers, one after the other, in the order of their addresses. While it runs, the issue's place in
 * the due index is a lease; the cursor is stored after each page, and the ledger answers for whoever had a turn already, so
 * that a run that dies is continued and nobody gets an issue twice.
 */
export async function sendIssue(
  ports: SendIssuePorts,
  { context, remainingMs }: SendIssueInput,
  due: Issue,
): Promise<IssueOutcome> {
  const { ownerId } = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const known = await knownAddresses(ports, ownerId, due.letter);
  const sender = { ownerId, known };
  let issue: Issue = { ...due, dueAt: leaseFrom(ports.clock.now()) };
  if ((await ports.issues.save(issue, due)) === 'lost') return 'lost';
  let progress = progressFrom(issue);
  for (;;) {
    const after = progress.reached.lastAddress;
    const page = await ports.subscribers.listConfirmed({ after, limit: READERS_PER_PAGE });
    if (page.length === 0 && !reachedNobody(progress)) return finish(ports, progress.reached, issue);
    const part = await sendPage(ports, { context, remainingMs }, progress, sender, page);
    const dueAt = part.pause ? later(ports, part.pause.minutes) : leaseFrom(ports.clock.now());
    const next = { ...part.progress.settled, dueAt };
    if ((await ports.issues.save(next, issue)) === 'lost') return 'lost';
    if (part.pause !== undefined) return reportPause(next, part.pause);
    issue = next;
    progress = part.progress;
  }
}

function reportPause({ slug, totals }: Issue, { reason }: Pause): IssueOutcome {
  if (reason !== 'refused') {
    log.warn('An issue waits', { slug, reason, totals });
    return 'paused';
  }
  log.error('SES takes no mail of an issue', { slug, totals });
  return 'refused';
}

/** An empty page stands for the end of a list whose readers were all refused. */
async function sendPage(
  ports: SendIssuePorts,
  { context, remainingMs }: SendIssueInput,
  before: IssueProgress,
  sender: IssueSender,
  page: readonly EmailAddress[],
): Promise<{ readonly progress: IssueProgress; readonly pause?: Pause }> {
  if (page.length === 0) return { progress: before, pause: REFUSED };
  let progress = before;
  for (const address of page) {
    if (remainingMs() < MS_FOR_ONE_MAIL) return { progress, pause: { reason: 'time', minutes: 0 } };
    const turn = await untilNotThrottled(ports.wait, remainingMs, () =>
      takeTurn(ports, context, before.reached, sender, address),
    );
    if ('reason' in turn) return { progress, pause: turn };
    progress = afterTurn(progress, address, turn);
    if (isRefusedThroughout(progress)) return { progress, pause: REFUSED };
  }
  return { progress };
}

/** Tries a turn again that SES throttled, a few times, as long as the run has time for one more mail. */
async function untilNotThrottled(
  wait: SendIssuePorts['wait'],
  remainingMs: () => number,
  tryTurn: () => Promise<Turn | Pause>,
): Promise<Turn | Pause> {
  let turn = await tryTurn();
  for (const milliseconds of THROTTLE_WAITS_MS) {
    const isThrottled = 'reason' in turn && turn.reason === 'throttled';
    if (!isThrottled || remainingMs() < milliseconds + MS_FOR_ONE_MAIL) return turn;
    await wait(milliseconds);
    turn = await tryTurn();
  }
  return turn;
}

/** One reader's turn. The index may be behind, so their own item has the last word on whether they still want it. */
async function takeTurn(
  ports: SendIssuePorts,
  context: IssueContext,
  issue: Issue,
  { ownerId, known }: IssueSender,
  address: EmailAddress,
): Promise<Turn | Pause> {
  const subscriber = await ports.subscribers.find(address);
  if (subscriber?.status !== 'confirmed') return { outcome: 'left', isDoubtful: false };
  const now = ports.clock.now();
  const { slot, languages } = context.newsletter;
  const today = now.toZonedDateTimeISO(slot.timeZone).toPlainDate();
  if (!wantsIssue(subscriber, issue, { today, languages })) return { outcome: 'passed', isDoubtful: false };
  const keys = await ports.tokenKeys.readTokenKeys();
  const mail = addressIssue(context, issue, subscriber, { keys, now, isContact: known.has(address) });
  const result = await sendDelivery(ports, { mail, kind: 'issue', ownerId, subjects: [] });
  switch (result.outcome) {
    case 'sent':
      await ports.subscribers.noteIssue(address, result.delivery.claimedAt);
      return { outcome: 'sent', isDoubtful: false };
    case 'suppressed':
      return { outcome: 'suppressed', isDoubtful: false };
    case 'unknown': // One of an earlier run is never sent again, and says nothing about SES today.
      return { outcome: 'unknown', isDoubtful: result.delivery.claimedAt >= toIsoInstant(now) };
    case 'in-progress': // The lease outlives the claim: whoever comes then learns what became of it.
      return { reason: 'in-progress', minutes: LEASE_MINUTES };
    case 'refused':
      if (result.reason === 'rejected') return { outcome: 'rejected', isDoubtful: true };
      return { reason: result.reason, minutes: result.reason === 'quota' ? QUOTA_PAUSE_MINUTES : 0 };
  }
}

async function finish({ issues, clock }: SendIssuePorts, issue: Issue, read: Issue): Promise<IssueOutcome> {
  const { slug, totals } = issue;
  if (!reconciles(totals)) throw new TotalsDisagreeError(`The totals of issue ${slug} do not add up`);
  const finished: Issue = {
    ...issue,
    status: 'sent',
    finishedAt: toIsoInstant(clock.now()),
    dueAt: undefined,
  };
  if ((await issues.save(finished, read)) === 'lost') return 'lost';
  log.info('An issue is out', { slug, totals });
  return 'finished';
}

const leaseFrom = (now: Temporal.Instant) => toIsoInstant(now.add({ minutes: LEASE_MINUTES }));

const later = ({ clock }: SendIssuePorts, minutes: number) => toIsoInstant(clock.now().add({ minutes }));
