import type { Dispatch } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { wronglyAsked } from '../command-line.ts';
import type { IssueDesk } from './issue-desk.ts';
import { type IssueToCome, issuesToCome, toComeText } from './issues-to-come.ts';

/** Throws CommandError for one that has not started. */
export async function findDispatch(desk: IssueDesk, slug: string): Promise<Dispatch> {
  const dispatch = await desk.dispatches.find(slug);
  if (dispatch !== undefined) return dispatch;
  throw await notStarted(desk, slug);
}

/** Of one that is to come, where it stands and how it is held up: until it starts, by mail alone. */
export async function notStarted(desk: IssueDesk, slug: string): Promise<CommandError> {
  const coming = (await findToCome(desk)).find((issue) => issue.slug === slug);
  const line =
    coming === undefined
      ? `There is no issue ${slug}: issue list names those that have started, and those to come.`
      : `${toComeText(coming)}. It has not started; to hold it up, answer its proof with hold or skip.`;
  return new CommandError(EXIT_CODE.notFound, line);
}

/** What the agenda has for the next weeks, with what is to be sent on its way by the next run. */
export async function findToCome({
  issues,
  agendas,
  dispatches,
}: Pick<IssueDesk, 'issues' | 'agendas' | 'dispatches'>): Promise<readonly IssueToCome[]> {
  const agenda = await agendas.find();
  const { outgoing } = agenda;
  const last = outgoing && (await issues.find(outgoing.slug));
  const isUnstarted = last?.status === 'sending' && (await dispatches.find(last.slug)) === undefined;
  return issuesToCome(agenda, await issues.findSlot(), isUnstarted ? last : undefined);
}

/** The one name that `issue show` and the like take. Throws CommandError. */
export function onlySlug(operands: readonly string[], verb: string): string {
  const [slug, ...rest] = operands;
  if (slug === undefined || rest.length > 0) throw wronglyAsked(`issue ${verb} needs the name of one issue.`);
  return slug;
}
