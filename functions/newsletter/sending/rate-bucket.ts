/** The moments at which the newsletter's mails may go, shared by all who send. */
export interface RateBucket {
  /** Takes the next free stretch of so many milliseconds, from `nowMs` on; gives its beginning (milliseconds since 1970). */
  reserve(lengthMs: number, nowMs: number): Promise<number>;
}
