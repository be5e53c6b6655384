/** How many mails of an issue an event moved to each of these. */
export interface TallyChange {
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}

/** Counts what SES says of the mails of an issue that is on its way, so that whoever sends it can stop in time. */
export interface IssueTallies {
  /** Adds to the counts of the issue, if it is known. Not idempotent: call it for what has just changed. */
  add(slug: string, change: TallyChange): Promise<void>;
}
