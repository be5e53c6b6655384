import type { BriefContributor, RecordsToShow } from './ports.ts';

const TITLE = 'What Kith wrote down';

/** A section with what was done since the last brief; no reason for a mail by itself. */
export const showRecords = (records: RecordsToShow): BriefContributor => ({
  isReasonToWrite: false,
  contribute: async ({ owner, since }) => {
    const shown = since === undefined ? [] : await records.list(owner.ownerId, since);
    if (shown.length === 0) return undefined;
    const items = shown.map(({ text, undoUrl }) => ({ text, href: undoUrl, linkLabel: 'Undo' }));
    return { title: TITLE, items };
  },
});
