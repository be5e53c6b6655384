import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import { mailtoLink } from './mailto.ts';
import { joinParagraphs, wrapParagraph } from './plain-text.ts';

export interface RhythmQuestionProps {
  readonly ownerGreetingName: string;
  /** A word to here, and the briefs come again. */
  readonly replyAddress: string;
}

export const RHYTHM_QUESTION_SUBJECT = 'Shall Kith go on writing?';

const PARAGRAPHS = [
  'Some weeks are full, and a letter that comes at the wrong time is no help. So Kith rests from here on.',
  'Your people stay as they are, and nothing is lost. Whenever you would like the morning letter back, answer this one with a word, within half a year: “yes” is enough.',
];
const SMALL_PRINT = 'There is nothing to do, and Kith asks this only once.';

/** Asks once, when nobody has answered for a while, and leaves the door open. */
export function RhythmQuestion({ ownerGreetingName, replyAddress }: RhythmQuestionProps) {
  return (
    <Letter title={RHYTHM_QUESTION_SUBJECT}>
      <Label>Dear {ownerGreetingName},</Label>
      <Title>{RHYTHM_QUESTION_SUBJECT}</Title>
      {PARAGRAPHS.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      <ReplyButton href={mailtoLink(replyAddress, `Re: ${RHYTHM_QUESTION_SUBJECT}`, 'yes')}>
        Yes, go on
      </ReplyButton>
      <Rule />
      <SmallPrint>{SMALL_PRINT}</SmallPrint>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns. */
export function rhythmQuestionText({ ownerGreetingName, replyAddress }: RhythmQuestionProps): string {
  return joinParagraphs([
    wrapParagraph(`Dear ${ownerGreetingName},`),
    wrapParagraph(RHYTHM_QUESTION_SUBJECT),
    ...PARAGRAPHS.map((paragraph) => wrapParagraph(paragraph)),
    `Write to:\n${replyAddress}`,
    '* * *',
    wrapParagraph(SMALL_PRINT),
  ]);
}
