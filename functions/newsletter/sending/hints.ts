/** Says that there may be work: an issue whose list is to be written down, or a segment of it. */
export interface Hint {
  readonly slug: string;
  readonly segment?: number | undefined;
}

/** Work is in the tables; hints only make it go on at once. One too many does nothing, one too few waits for the schedule. */
export interface Hints {
  send(hints: readonly Hint[]): Promise<void>;
}
