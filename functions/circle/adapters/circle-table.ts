/** Key schema of the Circle table, shared by the construct that creates it and the adapters that read it. */
export const CIRCLE_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Work that falls due: `dueShard` = `<kind of work>#<shard>`, e.g. `brief#0`. Sparse, queried `dueAt <= now`. */
  dueIndex: { name: 'due', partitionKey: 'dueShard', sortKey: 'dueAt' },
  /** An owner's people by their own due date: `dueOwner` = the owner's id. Sparse: no cadence, no entry. */
  contactDueIndex: { name: 'contact-due', partitionKey: 'dueOwner', sortKey: 'contactDueAt' },
} as const;
