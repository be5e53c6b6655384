/** How one language asks for no more mail, lower-case, NFC, without marks. */
export interface StopLanguage {
  readonly locale: string;
  /** Words that begin a greeting; up to three words of a name may follow. */
  readonly greetings: readonly string[];
  /** Said before and after a request, or as a sentence of their own; a name may follow. */
  readonly courtesies: readonly string[];
  /** Whole sentences that cannot mean anything else. */
  readonly requests: readonly RegExp[];
  /** The same, of whoever writes through Kith and not of its owner alone. */
  readonly requestsOfAll?: readonly RegExp[];
}
