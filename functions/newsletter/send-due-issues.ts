import { toIsoInstant } from '../shared/iso-instant.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { IssueRefusedError } from './errors.ts';
import { openDueIssue } from './open-issue.ts';
import { type IssueOutcome, type SendIssueInput, type SendIssuePorts, sendIssue } from './send-issue.ts';

export interface SendDueIssuesInput extends SendIssueInput {
  /** Every issue that was ever written, in their order. */
  readonly files: readonly IssueFile[];
}

/**
 * One run of the schedule: goes on with what is on its way, then opens and sends the issue whose slot has come. Throws
 * IssueRefusedError at its end when SES took none of several mails in a row, so that the alarm rings.
 */
export async function sendDueIssues(
  ports: SendIssuePorts,
  { files, ...input }: SendDueIssuesInput,
): Promise<readonly IssueOutcome[]> {
  const outcomes: IssueOutcome[] = [];
  for (const issue of await ports.issues.findDue(toIsoInstant(ports.clock.now()))) {
    outcomes.push(await sendIssue(ports, input, issue));
  }
  const opened = await openDueIssue(ports, input.context, files);
  if (opened !== undefined) outcomes.push(await sendIssue(ports, input, opened));
  if (outcomes.includes('refused')) {
    throw new IssueRefusedError(
      'SES takes no mail of an issue. It waits an hour: see what SES says about the account',
    );
  }
  return outcomes;
}
