import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import { joinParagraphs, oneLine, wrapParagraph } from './plain-text.ts';
import type { PreferencesLinkProps } from './preferences-link-props.ts';

const OPEN_WORDS = 'Open my page';
const WORDS =
  'Here is the way to your own page: what you get and when, your name and address, and all that is kept about you. It opens for one hour.';
const NOT_YOU =
  'Did you not ask for it? Then somebody pressed the button in an issue that you forwarded. They see nothing of yours; ignore this mail, and please do not pass it on.';

/** `Your page at The Open Hand` */
export function preferencesLinkSubject({ newsletterName }: PreferencesLinkProps): string {
  return oneLine(`Your page at ${newsletterName}`);
}

export function PreferencesLink(props: PreferencesLinkProps) {
  return (
    <Letter title={preferencesLinkSubject(props)}>
      <Label>{props.newsletterName}</Label>
      <Title>{preferencesLinkSubject(props)}</Title>
      <Paragraph>{WORDS}</Paragraph>
      <ReplyButton href={props.preferencesUrl}>{OPEN_WORDS}</ReplyButton>
      <Rule />
      <SmallPrint>{NOT_YOU}</SmallPrint>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns, but for the link. */
export function preferencesLinkText(props: PreferencesLinkProps): string {
  return joinParagraphs([
    wrapParagraph(preferencesLinkSubject(props)),
    wrapParagraph(WORDS),
    `${OPEN_WORDS}:\n${props.preferencesUrl}`,
    '* * *',
    wrapParagraph(NOT_YOU),
  ]);
}
