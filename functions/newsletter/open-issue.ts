import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { type Issue, NO_TOTALS } from './domain/issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { nextSlot } from './domain/next-slot.ts';
import type { ShoutOut } from './domain/shout-outs.ts';
import type { IssueStore } from './issue-store.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import { writeIssue } from './write-issue.ts';

export interface OpenIssuePorts {
  readonly issues: IssueStore;
  readonly subscribers: Pick<SubscriberStore, 'listConfirmed'>;
  readonly shoutOuts: ShoutOutSource;
  readonly clock: Clock;
}

/** Praise of the owner's people that may be printed: each of them said yes to these very words. */
interface ShoutOutSource {
  /** Of those who said yes after `since`, oldest first; undefined: ever. */
  consented(since: IsoInstant | undefined): Promise<readonly ShoutOut[]>;
}

/**
 * Opens the next unsent issue when the weekly slot has come. The issue says which slot it fills, so that a run that finds the
 * slot still due knows whether another one, which died, has filled it. Slots that were missed are not made up for: one issue
 * goes out, and the next a week later. A slot without readers passes, so that no issue is spent on nobody. Undefined when
 * nothing is due or nothing is left to send.
 */
export async function openDueIssue(
  { issues, subscribers, shoutOuts, clock }: OpenIssuePorts,
  context: NewsletterContext,
  files: readonly IssueFile[],
): Promise<Issue | undefined> {
  const now = clock.now();
  const slotAt = await issues.findSlot();
  const next = nextSlot(context.newsletter.slot, now);
  if (slotAt === undefined || slotAt > toIsoInstant(now)) {
    // A slot to come is always the next one, unless the settings have changed.
    if (slotAt !== next) await issues.moveSlot(slotAt, next);
    return undefined;
  }
  if ((await subscribers.listConfirmed({ limit: 1 })).length === 0) {
    await issues.moveSlot(slotAt, next);
    log.info('The slot passes without readers', { slotAt });
    return undefined;
  }
  const issue = await fillSlot({ issues, shoutOuts }, context, files, slotAt, now);
  await issues.moveSlot(slotAt, next);
  if (issue === undefined) log.info('No issue is left for the slot', { slotAt });
  return issue !== undefined && isFree(issue, now) ? issue : undefined;
}

/** An issue that another run works on is due when that run's lease ends; who takes it before steals it. */
const isFree = ({ status, dueAt }: Issue, now: Temporal.Instant) =>
  status === 'sending' && dueAt !== undefined && dueAt <= toIsoInstant(now);

async function fillSlot(
  { issues, shoutOuts }: Pick<OpenIssuePorts, 'issues' | 'shoutOuts'>,
  context: NewsletterContext,
  files: readonly IssueFile[],
  slotAt: IsoInstant,
  now: Temporal.Instant,
): Promise<Issue | undefined> {
  const known = await Promise.all(files.map(({ slug }) => issues.find(slug)));
  const fillsIt = known.find((issue) => issue?.slotAt === slotAt);
  if (fillsIt !== undefined) return fillsIt;
  const file = files.find((_, place) => known[place] === undefined);
  if (file === undefined) return undefined;
  const openedAt = toIsoInstant(now);
  const lastOpenedAt = known
    .flatMap((issue) => issue?.openedAt ?? [])
    .toSorted()
    .at(-1);
  const praise = await shoutOuts.consented(lastOpenedAt);
  const issue: Issue = {
    slug: file.slug,
    slotAt,
    status: 'sending',
    openedAt,
    letter: writeIssue(context, file, praise),
    ...(file.topic && { topic: file.topic }),
    ...(file.language && { language: file.language }),
    totals: NO_TOTALS,
    dueAt: openedAt,
  };
  const opening = await issues.open(issue);
  return opening === 'opened' ? issue : issues.find(file.slug);
}
