import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import type { InnerCircleQuestionProps } from './inner-circle-question-props.ts';
import { mailtoLink } from './mailto.ts';
import { joinParagraphs, wrapParagraph } from './plain-text.ts';

const SMALL_PRINT =
  'Kith asks this once, because people were brought into your circle. Until you answer, it says nothing about them, and that is fine, too.';

export const INNER_CIRCLE_QUESTION_SUBJECT = 'Whom would you hate to lose?';

/** The one question after an import; its answer is a list of names. */
export function InnerCircleQuestion(props: InnerCircleQuestionProps) {
  return (
    <Letter title={INNER_CIRCLE_QUESTION_SUBJECT} preheader="About fifteen names, in your own words.">
      <Label>Dear {props.ownerGreetingName},</Label>
      <Title>{INNER_CIRCLE_QUESTION_SUBJECT}</Title>
      {wordsOf(props).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <ReplyButton href={mailtoLink(props.replyAddress, INNER_CIRCLE_QUESTION_SUBJECT)}>
        Write the names
      </ReplyButton>
      <Rule />
      <SmallPrint>{SMALL_PRINT}</SmallPrint>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns. */
export function innerCircleQuestionText(props: InnerCircleQuestionProps): string {
  return joinParagraphs([
    wrapParagraph(`Dear ${props.ownerGreetingName},`),
    wrapParagraph(INNER_CIRCLE_QUESTION_SUBJECT),
    ...wordsOf(props).map((words) => wrapParagraph(words)),
    '* * *',
    wrapParagraph(SMALL_PRINT),
  ]);
}

function wordsOf({ howOften }: InnerCircleQuestionProps): readonly string[] {
  return [
    'The people you brought in are safe in your circle, and Kith is quiet about every one of them. Nobody can be close to everybody, so it begins with the few who matter most.',
    'Which fifteen or so would you hate to lose? Reply to this mail with their names, one on each line, as you would say them. Ten are as good as fifteen.',
    `They become your inner circle: Kith will bring each of them to your mind ${howOften}, one after the other, and counts nothing from the past against you.`,
  ];
}
