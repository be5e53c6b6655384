import { toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import type { IssueContext } from '../address-issue.ts';
import type { Issue } from '../domain/issue.ts';
import { otherLanguages } from '../domain/preferences.ts';
import { findNewsletterOwner } from '../find-newsletter-owner.ts';
import { type Dispatch, NOTHING_PLANNED } from './domain/dispatch.ts';
import type { SendingPorts } from './sending-ports.ts';

/** Before the next one comes, a week later. */
const LIFE_HOURS = 6 * 24;
/** By then nobody looks at the claims of an issue any more. */
const FORGOTTEN_AFTER_HOURS = 14 * 24;
const MOST_FORGOTTEN = 20;

type StartIssuePorts = Pick<SendingPorts, 'owners' | 'dispatches' | 'issues' | 'hints' | 'clock'>;

/**
 * Sends an issue on its way: whoever is confirmed at this moment gets it. Repeating it changes nothing; a crash in between leaves
 * the issue due, so that it is repeated. Throws NewsletterOwnerMissingError.
 */
export async function startIssue(
  ports: StartIssuePorts,
  context: Pick<IssueContext, 'operatorAddress' | 'newsletter'>,
  issue: Issue,
): Promise<void> {
  await addDispatch(ports, context, issue);
  await letGo(ports, issue);
}

/** The first half: nobody works on it before the second. Throws NewsletterOwnerMissingError. */
export async function addDispatch(
  { owners, dispatches, clock }: Pick<StartIssuePorts, 'owners' | 'dispatches' | 'clock'>,
  { operatorAddress, newsletter }: Pick<IssueContext, 'operatorAddress' | 'newsletter'>,
  issue: Issue,
): Promise<void> {
  const { ownerId } = await findNewsletterOwner(owners, operatorAddress);
  const { slug, topic, language, lastAddress } = issue;
  const now = clock.now();
  const frozenAt = toIsoInstant(now);
  const started = await dispatches.start({
    ...{ slug, ownerId, status: 'freezing', frozenAt, dueAt: frozenAt },
    expiresAt: toIsoInstant(now.add({ hours: LIFE_HOURS })),
    ...(topic !== undefined && { topic }),
    ...(language !== undefined && {
      otherLanguages: [...otherLanguages(newsletter.languages ?? [], language)],
    }),
    forgets: forgottenAmong(
      await dispatches.list(),
      toIsoInstant(now.subtract({ hours: FORGOTTEN_AFTER_HOURS })),
    ),
    plan: { ...NOTHING_PLANNED, ...(lastAddress !== undefined && { lastAddress }) },
    ...{ delivered: 0, bounced: 0, complained: 0 },
  });
  if (started === 'started') log.info('An issue starts', { slug });
}

/** The second half: it is due no more, and somebody works on it, unless it is paused. */
export async function letGo(
  { issues, hints }: Pick<StartIssuePorts, 'issues' | 'hints'>,
  { slug }: Pick<Issue, 'slug'>,
): Promise<void> {
  await issues.handOver(slug);
  await hints.send([{ slug }]);
}

const forgottenAmong = (dispatches: readonly Dispatch[], before: string): Dispatch['forgets'] =>
  dispatches
    .filter(({ finishedAt }) => finishedAt !== undefined && finishedAt < before)
    .slice(0, MOST_FORGOTTEN)
    .map(({ slug }) => slug);
