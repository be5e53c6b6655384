import {
  type CourseChange,
  cancelIssue,
  pauseIssue,
  resumeIssue,
} from '../../../functions/newsletter/sending/change-course.ts';
import { progressOf } from '../../../functions/newsletter/sending/domain/issue-progress.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { findDispatch, notStarted, onlySlug } from '../issues/find-issue.ts';
import type { IssueDesk } from '../issues/issue-desk.ts';
import { toJson } from '../output.ts';

/** `issue pause SLUG` */
export const issuePauseCommand: Command = async ({ circle, terminal, operands, json }) => {
  const slug = onlySlug(operands, 'pause');
  await refuseUnlessDone(circle.issues, await pauseIssue(portsOf(circle), slug), slug);
  const said = `${slug} is paused: nobody gets it from now on. To go on: issue resume ${slug}`;
  terminal.print(json ? toJson({ slug, paused: true }) : said);
  return EXIT_CODE.done;
};

/** `issue resume SLUG` */
export const issueResumeCommand: Command = async ({ circle, terminal, operands, json }) => {
  const slug = onlySlug(operands, 'resume');
  await refuseUnlessDone(circle.issues, await resumeIssue(portsOf(circle), slug), slug);
  const said = `${slug} goes on within a quarter of an hour. To see how far it is: issue show ${slug}`;
  terminal.print(json ? toJson({ slug, resumed: true }) : said);
  return EXIT_CODE.done;
};

/** `issue cancel SLUG --yes` */
export const issueCancelCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const slug = onlySlug(operands, 'cancel');
  const dispatch = await findDispatch(circle.issues, slug);
  if (!commandLine.flags.has('yes')) {
    const cursors = await circle.issues.cursors.list(slug, dispatch.segments ?? 0);
    const { planned, done } = progressOf(dispatch, cursors);
    const left = planned - done;
    const said = `${left.toLocaleString('en')} readers would never get ${slug}. Nothing was changed. To call it off, add --yes.`;
    terminal.print(json ? toJson({ slug, left, cancelled: false }) : said);
    return EXIT_CODE.done;
  }
  await refuseUnlessDone(circle.issues, await cancelIssue(portsOf(circle), slug), slug);
  const said = `${slug} is called off: who has not got it will not.`;
  terminal.print(json ? toJson({ slug, cancelled: true }) : said);
  return EXIT_CODE.done;
};

const portsOf = ({ issues, clock }: Parameters<Command>[0]['circle']) => ({
  dispatches: issues.dispatches,
  clock,
});

async function refuseUnlessDone(issues: IssueDesk, change: CourseChange, slug: string): Promise<void> {
  if (change === 'unknown') throw await notStarted(issues, slug);
  if (change !== 'over') return;
  const { status } = await findDispatch(issues, slug);
  const why = status === 'cancelled' ? 'was called off for good' : 'is over: everybody had their turn';
  throw new CommandError(EXIT_CODE.failed, `${slug} ${why}. Nothing was changed.`);
}
