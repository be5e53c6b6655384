import { toIsoInstant } from '../shared/iso-instant.ts';
import { adoptEarlierIssues } from './adopt-earlier-issues.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { IssueRefusedError } from './errors.ts';
import { type OpenIssuePorts, openDueIssue } from './open-issue.ts';
import { type PrepareEvePorts, prepareEve } from './prepare-eve.ts';
import { type IssueOutcome, type SendIssueInput, type SendIssuePorts, sendIssue } from './send-issue.ts';

export interface SendDueIssuesInput extends SendIssueInput {
  /** Every issue that was ever written, in their order. */
  readonly files: readonly IssueFile[];
}

export type SendDueIssuesPorts = SendIssuePorts & OpenIssuePorts & PrepareEvePorts;

/**
 * One run of the schedule: goes on with what is on its way, then opens and sends the issue whose slot has come, then asks the owner
 * about the next one, a day before its slot. Throws
 * IssueRefusedError at its end when SES took none of several mails in a row, so that the alarm rings.
 */
export async function sendDueIssues(
  ports: SendDueIssuesPorts,
  { files, ...input }: SendDueIssuesInput,
): Promise<readonly IssueOutcome[]> {
  const outcomes: IssueOutcome[] = [];
  for (const issue of await ports.issues.findDue(toIsoInstant(ports.clock.now()))) {
    outcomes.push(await sendIssue(ports, input, issue));
  }
  await adoptEarlierIssues(ports, files);
  const opened = await openDueIssue(ports, input.context);
  if (opened !== undefined) outcomes.push(await sendIssue(ports, input, opened));
  await prepareEve(ports, input.context, files);
  if (outcomes.includes('refused')) {
    throw new IssueRefusedError(
      'SES takes no mail of an issue. It waits an hour: see what SES says about the account',
    );
  }
  return outcomes;
}
