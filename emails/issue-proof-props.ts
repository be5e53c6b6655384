/** What stands above an issue when its owner sees it before its readers do. */
export interface IssueProofProps {
  readonly ownerGreetingName: string;
  /** In one sentence: which issue, when. */
  readonly headline: string;
  /** When it goes, to how many, and what silence does. */
  readonly paragraphs: readonly string[];
  /** What must be put right before it can be approved, and what is worth a look. */
  readonly must: readonly string[];
  readonly look: readonly string[];
  /** Instead of both, where nothing was found. Absent where nothing was looked at. */
  readonly allFine?: string | undefined;
  /** The words that decide, and what each does. */
  readonly answers: ReadonlyArray<{ readonly word: string; readonly does: string }>;
  /** What to do to change it. */
  readonly howToChange: string;
  readonly replyAddress: string;
  readonly subject: string;
  /** Opens an answer with this one word; absent where it cannot be approved. */
  readonly approve?: { readonly label: string } | undefined;
  /** Over the letter below; absent where there is none. */
  readonly below?: string | undefined;
}
