import type { BriefItem } from '../../emails/morning-brief-props.ts';
import type { BriefContributor, RecordsToShow } from './ports.ts';

const TITLE = 'What Kith wrote down';

/** A section with what was done with the owner's answers without a receipt, a handful a brief; no reason for a mail by itself. */
export const showRecords = (records: RecordsToShow): BriefContributor => ({
  isReasonToWrite: false,
  contribute: async ({ owner }) => {
    if (owner.recordsToShow.length === 0) return undefined;
    const { shown, more } = await records.list(owner);
    if (shown.length === 0) return undefined;
    const items = shown.map(({ text, undoUrl }) => ({
      text,
      ...(undoUrl !== undefined && { href: undoUrl, linkLabel: 'Undo' }),
    }));
    return { title: TITLE, items: [...items, ...sayMore(more)] };
  },
  afterSent: async (owner, sentAt) => {
    if (owner.recordsToShow.length > 0) await records.markShown(owner, sentAt);
  },
});

function sayMore(more: number): readonly BriefItem[] {
  if (more === 0) return [];
  return [
    { text: more === 1 ? 'One more comes with the next brief.' : `${more} more come with the next briefs.` },
  ];
}
