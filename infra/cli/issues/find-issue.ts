import type { Dispatch } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { wronglyAsked } from '../command-line.ts';
import type { IssueDesk } from './issue-desk.ts';

/** Throws CommandError for one that has not started. */
export async function findDispatch({ dispatches }: IssueDesk, slug: string): Promise<Dispatch> {
  const dispatch = await dispatches.find(slug);
  if (dispatch !== undefined) return dispatch;
  throw unknownIssue(slug);
}

export const unknownIssue = (slug: string) =>
  new CommandError(
    EXIT_CODE.notFound,
    `No issue ${slug} has started: issue list names those that have, and those to come.`,
  );

/** The one name that `issue show` and the like take. Throws CommandError. */
export function onlySlug(operands: readonly string[], verb: string): string {
  const [slug, ...rest] = operands;
  if (slug === undefined || rest.length > 0) throw wronglyAsked(`issue ${verb} needs the name of one issue.`);
  return slug;
}
