import type { AgendaStore } from './agenda-store.ts';
import type { IssueFile } from './domain/issue-file.ts';
import type { IssueStore } from './issue-store.ts';

/** Begins the agenda of a newsletter that sent issues before there was one, so that their weeks and their praise are known. */
export async function adoptEarlierIssues(
  {
    agendas,
    issues,
  }: { readonly agendas: Pick<AgendaStore, 'find' | 'save'>; readonly issues: Pick<IssueStore, 'find'> },
  files: readonly IssueFile[],
): Promise<void> {
  const agenda = await agendas.find();
  if (agenda.revision > 0) return;
  const known = await Promise.all(files.map(({ slug }) => issues.find(slug)));
  const last = known
    .filter((issue) => issue !== undefined)
    .toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
    .at(-1);
  const adopted = last && {
    outgoing: { slotAt: last.slotAt, slug: last.slug, subject: last.letter.subject },
    praisedUntil: last.openedAt,
  };
  await agendas.save({ ...agenda, ...adopted }, agenda);
}
