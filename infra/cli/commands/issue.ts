import { setTimeout as wait } from 'node:timers/promises';
import type { IssueTotals } from '../../../functions/newsletter/domain/issue.ts';
import {
  type IssueFigures,
  issueFigures,
} from '../../../functions/newsletter/responses/domain/issue-figures.ts';
import type { Dispatch } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import {
  countLost,
  estimate,
  progressOf,
  settleUnknown,
  waitOf,
} from '../../../functions/newsletter/sending/domain/issue-progress.ts';
import { findUnknown } from '../../../functions/newsletter/sending/finish-dispatch.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findDispatch, findToCome, onlySlug } from '../issues/find-issue.ts';
import type { IssueDesk } from '../issues/issue-desk.ts';
import {
  barText,
  durationText,
  estimateText,
  lostText,
  stateText,
  tallyText,
  totalsText,
  unknownText,
  waitText,
} from '../issues/issue-text.ts';
import { noIssuesText, toComeText } from '../issues/issues-to-come.ts';
import { answersText, linksText } from '../issues/response-text.ts';
import { toJson } from '../output.ts';

const MS_BETWEEN_LOOKS = 2_000;

/** `issue list`: those to come, then every issue that started, newest first */
export const issueListCommand: Command = async ({ circle, terminal, operands, json }) => {
  if (operands.length > 0) throw wronglyAsked('issue list takes no name.');
  const dispatches = await circle.issues.dispatches.list();
  const coming = await findToCome(circle.issues);
  if (json) terminal.print(toJson([...coming, ...dispatches]));
  else if (coming.length + dispatches.length === 0) terminal.print(noIssuesText(circle.inboundDomain));
  else terminal.print([...coming.map(toComeText), ...dispatches.map(stateText)].join('\n'));
  return EXIT_CODE.done;
};

/** `issue show SLUG [--watch]` */
export const issueShowCommand: Command = async ({ circle, terminal, commandLine, operands, json }) => {
  const slug = onlySlug(operands, 'show');
  let dispatch = await findDispatch(circle.issues, slug);
  if (commandLine.flags.has('watch')) dispatch = await watch(circle, terminal, dispatch);
  const shown = await look(circle, dispatch);
  terminal.print(json ? toJson({ ...dispatch, ...shown }) : showText(dispatch, shown));
  return EXIT_CODE.done;
};

/** Until it is over, or waits for somebody; the rate is what was seen since the last look but some. */
async function watch(
  circle: OpenDesk,
  terminal: Parameters<Command>[0]['terminal'],
  first: Dispatch,
): Promise<Dispatch> {
  const startedAtMs = performance.now();
  let dispatch = first;
  let doneAtStart: number | undefined;
  while (isMoving(dispatch)) {
    const { progress } = await look(circle, dispatch);
    doneAtStart ??= progress.done;
    const seconds = (performance.now() - startedAtMs) / 1000;
    const rate = seconds < 5 ? 0 : (progress.done - doneAtStart) / seconds;
    const left = rate > 0 ? `, about ${durationText((progress.planned - progress.done) / rate)} more` : '';
    terminal.progress(`${barText(progress)}${rate > 0 ? `, ${rate.toFixed(1)} a second` : ''}${left}`);
    await wait(MS_BETWEEN_LOOKS);
    dispatch = await findDispatch(circle.issues, first.slug);
  }
  terminal.endProgress();
  return dispatch;
}

const isMoving = ({ status, finishedAt }: Dispatch) =>
  finishedAt === undefined && status !== 'paused' && status !== 'stopped';

/** What `issue show` reads of the circle. */
type OpenDesk = Pick<Parameters<Command>[0]['circle'], 'issues' | 'clock'>;

async function look({ issues, clock }: OpenDesk, dispatch: Dispatch) {
  const { slug, segments = 0, status } = dispatch;
  const unknown = await findUnknown(issues, dispatch);
  const totals = dispatch.totals && settleUnknown(dispatch.totals, unknown.length);
  const cursors = await issues.cursors.list(slug, segments);
  const progress = progressOf({ ...dispatch, totals }, cursors);
  const lost = countLost(dispatch, cursors);
  const quota = status === 'sending' ? await issues.sendQuota?.readSendQuota() : undefined;
  const figures = await readFigures(issues, slug, progress.totals);
  const wait = status === 'sending' && lost === 0 ? waitOf(cursors, clock.now()) : undefined;
  return {
    ...{ progress, unknown, lost, figures },
    ...(wait && { wait }),
    ...(quota && { estimate: estimate(progress, quota) }),
  };
}

/** With the totals of this moment; undefined where the issue itself is gone. */
async function readFigures(
  { issues, responses }: IssueDesk,
  slug: string,
  totals: IssueTotals,
): Promise<IssueFigures | undefined> {
  const issue = await issues.find(slug);
  return issue && issueFigures({ ...issue, totals }, await responses.find(slug));
}

function showText(
  dispatch: Dispatch,
  { progress, unknown, lost, figures, wait: held, estimate: guess }: Awaited<ReturnType<typeof look>>,
): string {
  return [
    stateText(dispatch),
    figures && answersText(figures),
    barText(progress),
    totalsText(progress.totals, dispatch),
    lostText(dispatch, lost),
    tallyText(dispatch),
    figures && linksText(figures),
    held && waitText(held),
    ...(guess === undefined || lost !== 0 ? [] : [estimateText(guess)]),
    ...(unknown.length === 0 ? [] : [unknownText(unknown)]),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}
