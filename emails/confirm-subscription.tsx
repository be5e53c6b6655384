import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import type { ConfirmSubscriptionProps } from './confirm-subscription-props.ts';
import { joinParagraphs, oneLine, wrapParagraph } from './plain-text.ts';

const NOT_YOU =
  'Not you? Ignore this mail. Somebody may have mistyped their own address; without your yes, nothing will come.';

/** `Do you want The Open Hand?` */
export function confirmSubscriptionSubject({ newsletterName }: ConfirmSubscriptionProps): string {
  return oneLine(`Do you want ${newsletterName}?`);
}

/** Asks once whether the address belongs to somebody who wants the newsletter. */
export function ConfirmSubscription(props: ConfirmSubscriptionProps) {
  const { newsletterName, confirmUrl } = props;
  return (
    <Letter title={confirmSubscriptionSubject(props)}>
      <Label>{newsletterName}</Label>
      <Title>{confirmSubscriptionSubject(props)}</Title>
      {wordsOf(props).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <ReplyButton href={confirmUrl}>Yes, send it to me</ReplyButton>
      <Rule />
      <SmallPrint>{NOT_YOU}</SmallPrint>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns, but for the link. */
export function confirmSubscriptionText(props: ConfirmSubscriptionProps): string {
  return joinParagraphs([
    wrapParagraph(confirmSubscriptionSubject(props)),
    ...wordsOf(props).map((words) => wrapParagraph(words)),
    `Yes, send it to me:\n${props.confirmUrl}`,
    '* * *',
    wrapParagraph(NOT_YOU),
  ]);
}

function wordsOf({ newsletterName, ownerName }: ConfirmSubscriptionProps): readonly string[] {
  return [
    `Somebody asked for ${newsletterName} at this address; we hope it was you. It is a letter by ${ownerName}, once a week and no more, and every issue has a link that ends it.`,
    'Your yes below opens a page, and one more press there puts you on the list. It works for seven days.',
  ];
}
