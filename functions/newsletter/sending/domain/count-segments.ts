const MOST_SEGMENTS = 64;
/** What one worker sends without haste, when SES takes a tenth of a second for each. */
const SENT_BY_ONE_PER_SECOND = 100;

/**
 * Into how many segments a list is cut: as many workers as its rate needs, since each costs what it costs while it waits, and
 * never more than there are chunks.
 */
export function countSegments(chunks: number, perSecond: number): number {
  const needed = Math.ceil(perSecond / SENT_BY_ONE_PER_SECOND);
  return Math.max(1, Math.min(MOST_SEGMENTS, chunks, needed));
}
