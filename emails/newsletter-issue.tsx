import { Letter } from './components/letter.tsx';
import { LetterBody } from './components/letter-body.tsx';
import { Label, Paragraph, ReplyLink, Rule, SmallPrint, Title } from './components/text.tsx';
import type { NewsletterIssueProps } from './newsletter-issue-props.ts';
import { joinParagraphs, wrapParagraph } from './plain-text.ts';

const LEAVE_WORDS = 'Leave this newsletter';
const PREFERENCES_WORDS = 'Change what you get, and when';

/** One issue: a letter to one reader, and below it who writes, why it came, and how to end it. */
export function NewsletterIssue(props: NewsletterIssueProps) {
  const { newsletterName, subject, preheader, greeting, bodyHtml } = props;
  return (
    <Letter title={subject} preheader={preheader}>
      <Label>{newsletterName}</Label>
      <Title>{subject}</Title>
      <Paragraph>{greeting}</Paragraph>
      <LetterBody html={bodyHtml} />
      <Rule />
      <SmallPrint>{props.whyLine}</SmallPrint>
      <SmallPrint>{props.postalAddress}</SmallPrint>
      <ReplyLink href={props.preferencesUrl}>{PREFERENCES_WORDS}</ReplyLink>
      <ReplyLink href={props.leaveUrl}>{LEAVE_WORDS}</ReplyLink>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns, but for the link. `bodyText` comes wrapped. */
export function newsletterIssueText(props: NewsletterIssueProps): string {
  return joinParagraphs([
    wrapParagraph(props.newsletterName.toUpperCase()),
    wrapParagraph(props.subject),
    wrapParagraph(props.greeting),
    props.bodyText.trim(),
    '* * *',
    wrapParagraph(props.whyLine),
    wrapParagraph(props.postalAddress),
    `${PREFERENCES_WORDS}:\n${props.preferencesUrl}`,
    `${LEAVE_WORDS}:\n${props.leaveUrl}`,
  ]);
}
