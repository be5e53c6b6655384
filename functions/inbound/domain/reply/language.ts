/**
 * What mail programs write in one language around the message that they quote. Everything is lower case as in running text,
 * without colons and dashes; only `openings` are spelt as programs write them.
 */
export interface Language {
  /** Labels of the header block above a quoted message: `From:`. */
  readonly from: readonly string[];
  readonly sent: readonly string[];
  readonly to: readonly string[];
  readonly subject: readonly string[];
  /** Further labels that may stand in that block: `Cc:`, `Reply-To:`. */
  readonly others: readonly string[];
  /** The first word of an attribution that begins with a date: `On 24 August 2026, …`. */
  readonly openings: readonly string[];
  /** The verb of an attribution, one word: `… Ruth wrote:`. */
  readonly wrote: readonly string[];
  /** What stands between dashes above a quoted message: `-----Original Message-----`. */
  readonly originalMessage: readonly string[];
  /** The same above a forwarded one, and Apple's `Begin forwarded message:`. */
  readonly forwardedMessage: readonly string[];
  /** How the line begins that a telephone or a program adds: `Sent from my iPhone`. */
  readonly sentFrom: readonly string[];
  /** Formal words above a name at the end: `Best regards`. */
  readonly signOffs: readonly string[];
  /** How a paragraph of lawyers begins: `This email and any attachments …`. */
  readonly disclaimers: readonly string[];
  /** Of such a paragraph: a word, or its stem, of which one stands in it. */
  readonly confidential: readonly string[];
}
