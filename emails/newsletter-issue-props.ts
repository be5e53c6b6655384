/** One issue of the newsletter, as one reader gets it. */
export interface NewsletterIssueProps {
  readonly newsletterName: string;
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preheader: string;
  /** `Dear Priya,` or, where no name is known, `Dear reader,` */
  readonly greeting: string;
  /** Trusted: made from our own Markdown, in which raw HTML is escaped. */
  readonly bodyHtml: string;
  /** The same words for the text part; lines of at most 76 columns. */
  readonly bodyText: string;
  /** The page with the button that ends the subscription. */
  readonly leaveUrl: string;
  /** The page from which a link to all that they can choose is sent to them. */
  readonly preferencesUrl: string;
  /** The sender's postal address on one line, as the law asks of bulk mail. */
  readonly postalAddress: string;
  /** Why this reader gets it: `You asked for it on 24 August 2026 …` */
  readonly whyLine: string;
}
