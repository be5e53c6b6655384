import type { BriefContributor, RecordsToShow } from './ports.ts';

const TITLE = 'What Kith wrote down';

/** A section with what was done with the owner's answers without a receipt; no reason for a mail by itself. */
export const showRecords = (records: RecordsToShow): BriefContributor => ({
  isReasonToWrite: false,
  contribute: async ({ owner }) => {
    const shown = owner.recordsToShow.length === 0 ? [] : await records.list(owner);
    if (shown.length === 0) return undefined;
    const items = shown.map(({ text, undoUrl }) => ({
      text,
      ...(undoUrl !== undefined && { href: undoUrl, linkLabel: 'Undo' }),
    }));
    return { title: TITLE, items };
  },
  afterSent: async (owner, sentAt) => {
    if (owner.recordsToShow.length > 0) await records.markShown(owner, sentAt);
  },
});
