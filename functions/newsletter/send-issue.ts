import type { Temporal } from 'temporal-polyfill';
import { sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { addressIssue, type IssueContext } from './address-issue.ts';
import { countReader, type Issue, type ReaderOutcome, reconciles } from './domain/issue.ts';
import { TotalsDisagreeError } from './errors.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import type { IssueStore } from './issue-store.ts';
import type { NewsletterPorts } from './newsletter-ports.ts';

export interface SendIssuePorts extends NewsletterPorts {
  readonly issues: IssueStore;
}

export interface SendIssueInput {
  readonly context: IssueContext;
  /** How long this run may still last, in milliseconds. */
  readonly remainingMs: () => number;
}

/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
const LEASE_MINUTES = 10;
const QUOTA_PAUSE_MINUTES = 60;
/** What a crash makes the next run look up again; each page ends in one write. */
const READERS_PER_PAGE = 25;
/** Enough for one mail with a slow SES. */
const MS_FOR_ONE_MAIL = 20_000;

/** finished: everybody had their turn. paused: goes on in a later run. lost: another run has it. */
export type IssueOutcome = 'finished' | 'paused' | 'lost';

/** Why a page ended before its end, and after how many minutes to go on. */
interface Pause {
  readonly reason: 'time' | 'throttled' | 'quota' | 'in-progress';
  readonly minutes: number;
}

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
  let issue: Issue = { ...due, dueAt: leaseFrom(ports.clock.now()) };
  if ((await ports.issues.save(issue, due)) === 'lost') return 'lost';
  for (;;) {
    const page = await ports.subscribers.listConfirmed({ after: issue.lastAddress, limit: READERS_PER_PAGE });
    if (page.length === 0) return finish(ports, issue);
    const { progress, pause } = await sendPage(ports, { context, remainingMs }, issue, ownerId, page);
    const next = { ...progress, dueAt: pause ? later(ports, pause.minutes) : leaseFrom(ports.clock.now()) };
    if ((await ports.issues.save(next, issue)) === 'lost') return 'lost';
    if (pause !== undefined) {
      log.warn('An issue waits', { slug: issue.slug, reason: pause.reason, totals: next.totals });
      return 'paused';
    }
    issue = next;
  }
}

async function sendPage(
  ports: SendIssuePorts,
  { context, remainingMs }: SendIssueInput,
  issue: Issue,
  ownerId: OwnerId,
  page: readonly EmailAddress[],
): Promise<{ readonly progress: Issue; readonly pause?: Pause }> {
  let progress = issue;
  for (const address of page) {
    if (remainingMs() < MS_FOR_ONE_MAIL) return { progress, pause: { reason: 'time', minutes: 0 } };
    const turn = await takeTurn(ports, context, issue, ownerId, address);
    if (typeof turn !== 'string') return { progress, pause: turn };
    progress = { ...progress, lastAddress: address, totals: countReader(progress.totals, turn) };
  }
  return { progress };
}

/** One reader's turn. The index may be behind, so their own item has the last word on whether they still want it. */
async function takeTurn(
  ports: SendIssuePorts,
  context: IssueContext,
  issue: Issue,
  ownerId: OwnerId,
  address: EmailAddress,
): Promise<ReaderOutcome | Pause> {
  const subscriber = await ports.subscribers.find(address);
  if (subscriber?.status !== 'confirmed') return 'left';
  const keys = await ports.tokenKeys.readTokenKeys();
  const mail = addressIssue(context, issue, subscriber, { keys, now: ports.clock.now() });
  const result = await sendDelivery(ports, { mail, kind: 'issue', ownerId, subjects: [] });
  switch (result.outcome) {
    case 'sent':
    case 'unknown':
    case 'suppressed':
      return result.outcome;
    case 'in-progress': // The lease outlives the claim: whoever comes then learns what became of it.
      return { reason: 'in-progress', minutes: LEASE_MINUTES };
    case 'refused':
      if (result.reason === 'rejected') return 'rejected';
      return { reason: result.reason, minutes: result.reason === 'quota' ? QUOTA_PAUSE_MINUTES : 0 };
  }
}

async function finish({ issues, clock }: SendIssuePorts, issue: Issue): Promise<IssueOutcome> {
  const { slug, totals } = issue;
  if (!reconciles(totals)) throw new TotalsDisagreeError(`The totals of issue ${slug} do not add up`);
  const finished: Issue = {
    ...issue,
    status: 'sent',
    finishedAt: toIsoInstant(clock.now()),
    dueAt: undefined,
  };
  if ((await issues.save(finished, issue)) === 'lost') return 'lost';
  log.info('An issue is out', { slug, totals });
  return 'finished';
}

const leaseFrom = (now: Temporal.Instant) => toIsoInstant(now.add({ minutes: LEASE_MINUTES }));

const later = ({ clock }: SendIssuePorts, minutes: number) => toIsoInstant(clock.now().add({ minutes }));
