import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { NumberedList } from './components/numbered-list.tsx';
import { Label, Paragraph, Quotation, Rule, SmallPrint, Title } from './components/text.tsx';
import type { NoticeProps } from './morning-brief-props.ts';
import { joinParagraphs, quoteText, wrapNumbered, wrapParagraph } from './plain-text.ts';

const MAX_QUOTED_CHARACTERS = 4_000;
const NOTICE_SMALL_PRINT = 'Kith tells you this because it kept a mail and did nothing with it.';

/** Something needs the owner's eyes: a mail that Kith kept and did not act on. */
export function Notice(props: NoticeProps) {
  const {
    ownerGreetingName,
    headline,
    paragraphs,
    letter,
    list = [],
    button,
    closing = [],
    quotedText,
    smallPrint,
  } = props;
  return (
    <Letter title={headline}>
      <Label>Dear {ownerGreetingName},</Label>
      <Title>{headline}</Title>
      {paragraphs.map((paragraph, place) => (
        <Paragraph key={place.toString()}>{paragraph}</Paragraph>
      ))}
      {letter && <Quotation text={letter} />}
      {list.length > 0 && <NumberedList entries={list} />}
      {button && <ReplyButton href={button.href}>{button.label}</ReplyButton>}
      {closing.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      {quotedText && (
        <>
          <Paragraph>It said:</Paragraph>
          <Quotation text={shorten(quotedText)} />
        </>
      )}
      <Rule />
      <SmallPrint>{smallPrint ?? NOTICE_SMALL_PRINT}</SmallPrint>
    </Letter>
  );
}

/** The text part of a notice; lines of at most 76 columns. */
export function noticeText(props: NoticeProps): string {
  const {
    ownerGreetingName,
    headline,
    paragraphs,
    letter,
    list = [],
    button,
    closing = [],
    quotedText,
    smallPrint,
  } = props;
  return joinParagraphs([
    wrapParagraph(`Dear ${ownerGreetingName},`),
    ...[headline, ...paragraphs].map((paragraph) => wrapParagraph(paragraph)),
    letter && quoteText(letter),
    list.length > 0 ? wrapNumbered(list) : undefined,
    button && `${wrapParagraph(`${button.label}:`)}\n${button.href}`,
    ...closing.map((paragraph) => wrapParagraph(paragraph)),
    quotedText && `It said:\n\n${quoteText(shorten(quotedText))}`,
    '* * *',
    wrapParagraph(smallPrint ?? NOTICE_SMALL_PRINT),
  ]);
}

/** The whole mail is kept; a notice shows its beginning. */
function shorten(text: string): string {
  return text.length <= MAX_QUOTED_CHARACTERS ? text : `${text.slice(0, MAX_QUOTED_CHARACTERS).trimEnd()} …`;
}
