import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import type { ConfirmAddressProps } from './confirm-address-props.ts';
import { joinParagraphs, oneLine, wrapParagraph } from './plain-text.ts';

const YES_WORDS = 'Yes, this is my new address';
const NOT_YOU = 'Not you? Ignore this mail. Somebody may have mistyped their own address; nothing will come.';

/** `Should The Open Hand come here?` */
export function confirmAddressSubject({ newsletterName }: ConfirmAddressProps): string {
  return oneLine(`Should ${newsletterName} come here?`);
}

const wordsOf = ({ newsletterName }: ConfirmAddressProps): string =>
  `A reader of ${newsletterName} asked to have it at this address from now on. Your yes below opens a page, and after one more press there it comes here, and no longer to the old address. It works for seven days.`;

export function ConfirmAddress(props: ConfirmAddressProps) {
  return (
    <Letter title={confirmAddressSubject(props)}>
      <Label>{props.newsletterName}</Label>
      <Title>{confirmAddressSubject(props)}</Title>
      <Paragraph>{wordsOf(props)}</Paragraph>
      <ReplyButton href={props.confirmUrl}>{YES_WORDS}</ReplyButton>
      <Rule />
      <SmallPrint>{NOT_YOU}</SmallPrint>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns, but for the link. */
export function confirmAddressText(props: ConfirmAddressProps): string {
  return joinParagraphs([
    wrapParagraph(confirmAddressSubject(props)),
    wrapParagraph(wordsOf(props)),
    `${YES_WORDS}:\n${props.confirmUrl}`,
    '* * *',
    wrapParagraph(NOT_YOU),
  ]);
}
