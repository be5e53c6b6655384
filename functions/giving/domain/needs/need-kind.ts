/** A trouble as people put it, and what one can do about it today or tomorrow. Most telling patterns first. */
export interface NeedKind {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Two or three, each a whole thing to do, best first. */
  readonly ways: readonly [string, string, ...string[]];
}
