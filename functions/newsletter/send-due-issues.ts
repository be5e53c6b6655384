import { toIsoInstant } from '../shared/iso-instant.ts';
import type { IssueContext } from './address-issue.ts';
import { adoptEarlierIssues } from './adopt-earlier-issues.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { forgetProofs } from './forget-proofs.ts';
import type { IssueStore } from './issue-store.ts';
import { keepPraiseAgreed } from './keep-praise-agreed.ts';
import { type OpenIssuePorts, openDueIssue } from './open-issue.ts';
import { type PrepareEvePorts, prepareEve } from './prepare-eve.ts';
import { seeToDispatches } from './sending/see-to-dispatches.ts';
import type { SendingPorts } from './sending/sending-ports.ts';
import { startUnlessHeld } from './start-unless-held.ts';

export type SendDueIssuesPorts = SendingPorts &
  OpenIssuePorts &
  PrepareEvePorts & { readonly issues: IssueStore };

export interface SendDueIssuesInput {
  readonly context: IssueContext;
  /** Every issue that was ever written, in their order. */
  readonly files: readonly IssueFile[];
}

/**
 * One run of the schedule: opens the issue whose slot has come, starts what is due, sees to what is on its way, without what was
 * taken back, and asks the owner about the next one, a day before its slot.
 */
export async function sendDueIssues(
  ports: SendDueIssuesPorts,
  { context, files }: SendDueIssuesInput,
): Promise<void> {
  await keepPraiseAgreed(ports);
  try {
    await startWhatIsDue(ports, { context, files });
  } finally {
    // Whatever keeps one issue back, those on their way go on, and the owner hears of the next one in time.
    try {
      await seeToDispatches(ports, context);
    } finally {
      await prepareEve(ports, context, files);
    }
  }
  await forgetProofs(ports);
}

async function startWhatIsDue(
  ports: SendDueIssuesPorts,
  { context, files }: SendDueIssuesInput,
): Promise<void> {
  const due = await ports.issues.findDue(toIsoInstant(ports.clock.now()));
  for (const issue of due) await startUnlessHeld(ports, context, issue);
  await adoptEarlierIssues(ports, files);
  const opened = await openDueIssue(ports, context);
  if (opened !== undefined) await startUnlessHeld(ports, context, opened);
}
