/** Key schema of the Audience table, shared by the construct that creates it and the adapters that read it. */
export const AUDIENCE_TABLE = {
  partitionKey: 'pk',
  /** Work that falls due, such as the newsletter's next slot. Sparse, queried `dueAt <= now`. */
  dueIndex: { name: 'due', partitionKey: 'dueShard', sortKey: 'dueAt' },
  /**
   * Confirmed subscribers in the order of their addresses. Sparse: who is not confirmed has no `segment`. Keys alone, so that
   * noting an issue on a reader writes no index.
   */
  segmentIndex: { name: 'segment', partitionKey: 'segment', sortKey: 'address', holds: 'keys' },
} as const;
