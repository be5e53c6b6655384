/** What somebody wrote back, passed on to the owner. All texts are ready to read. */
export interface RelayProps {
  readonly contactName: string;
  /** `Priya Raman wrote back` */
  readonly headline: string;
  /** Their own words, without what they quoted. */
  readonly text: string;
  /** What came with the words, in one sentence. */
  readonly enclosed?: string;
  /** What Kith does because of the words, in a sentence or two. */
  readonly meaning?: string;
  /** Where it came from, when that is no address that Kith knows as theirs. */
  readonly otherAddress?: string;
  /** For the owner alone: the last entries of the timeline, newest first, and what is known of the person; each may be empty. */
  readonly beside?: { readonly entries: readonly string[]; readonly facts: readonly string[] };
  /** Writing here logs on their timeline. */
  readonly logAddress: string;
  /** Where an answer to this mail goes, in one sentence. */
  readonly replyHint: string;
}
