import { toIsoInstant } from '../shared/iso-instant.ts';
import type { IssueContext } from './address-issue.ts';
import type { IssueFile } from './domain/issue-file.ts';
import type { IssueStore } from './issue-store.ts';
import { type OpenIssuePorts, openDueIssue } from './open-issue.ts';
import { seeToDispatches } from './sending/see-to-dispatches.ts';
import type { SendingPorts } from './sending/sending-ports.ts';
import { startIssue } from './sending/start-issue.ts';

export interface SendDueIssuesPorts extends SendingPorts {
  readonly issues: IssueStore;
  readonly shoutOuts: OpenIssuePorts['shoutOuts'];
}

export interface SendDueIssuesInput {
  readonly context: IssueContext;
  /** Every issue that was ever written, in their order. */
  readonly files: readonly IssueFile[];
}

/** One run of the schedule: opens the issue whose slot has come, starts what is due, and sees to what is on its way. */
export async function sendDueIssues(
  ports: SendDueIssuesPorts,
  { context, files }: SendDueIssuesInput,
): Promise<void> {
  const due = await ports.issues.findDue(toIsoInstant(ports.clock.now()));
  for (const issue of due) await startIssue(ports, context, issue);
  const opened = await openDueIssue(ports, context, files);
  if (opened !== undefined) await startIssue(ports, context, opened);
  await seeToDispatches(ports, context);
}
