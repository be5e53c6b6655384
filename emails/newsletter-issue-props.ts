/** One issue of the newsletter, as one reader gets it, or with placeholders for what differs between readers. */
export interface NewsletterIssueProps {
  readonly newsletterName: string;
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preheader: string;
  /** BCP 47; English unless it says so. */
  readonly language?: string | undefined;
  /** `Dear Priya,` or, where no name is known, `Dear reader,` */
  readonly greeting: string;
  readonly sections: readonly IssueSectionProps[];
  /** At the end, for those whom the writer knows. */
  readonly contactsLine?: { readonly words: string; readonly marks: Marks } | undefined;
  /** Whom an answer reaches. */
  readonly writerName: string;
  /** The page where everybody may read the letter. */
  readonly viewUrl: string;
  /** The page with the button that ends the subscription. */
  readonly leaveUrl: string;
  /** The page from which a link to all that they can choose is sent to them. */
  readonly preferencesUrl: string;
  /** The sender's postal address on one line, as the law asks of bulk mail. */
  readonly postalAddress: string;
  /** Why this reader gets it: `You asked for it on 24 August 2026 …` */
  readonly whyLine: string;
  /** What is learnt of readers; absent where nothing is. */
  readonly privacyLine?: string | undefined;
}

/** What stands before and after words that are for some readers only, until the letter is written to one of them. */
type Marks = readonly [string, string];

/** story: without a heading, what the letter tells. turn: the question at its end. */
type IssueSectionKind = 'story' | 'tip' | 'gift' | 'praise' | 'turn' | 'other';

export interface IssueSectionProps {
  readonly kind: IssueSectionKind;
  readonly title?: string | undefined;
  /** Trusted: made from our own Markdown, in which raw HTML is escaped. */
  readonly html: string;
  /** The same words for the text part; lines of at most 76 columns. */
  readonly text: string;
  readonly marks?: Marks | undefined;
  /** BCP 47; where it is another one than that of the letter. */
  readonly lang?: string | undefined;
}
