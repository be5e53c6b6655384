/**
 * How programs and people say in one language that they are away. All lower-case, NFC. To add a language, add an entry to one of
 * the tables beside this file.
 */
export interface AwayLanguage {
  /** BCP 47; also gives the names of its months and weekdays. */
  readonly locale: string;
  /** How mail programs begin the subject of an answer that they give by themselves. */
  readonly subjects: readonly string[];
  /** The same in words that people also write about: enough beside another sign of a machine. */
  readonly topics: readonly string[];
  /** What such an answer says near its beginning; never enough by itself. */
  readonly phrases: readonly string[];
  /** Words that stand before the day of return, or the last of the absence. */
  readonly before: readonly string[];
  /** The same for words that stand after the day. */
  readonly after?: readonly string[];
}
