import { Letter } from './components/letter.tsx';
import { ReplyButton } from './components/links.tsx';
import { FactList, ItemLine, Label, Note, Paragraph, Rule, SectionTitle, Title } from './components/text.tsx';
import type { IssueProofProps } from './issue-proof-props.ts';
import { mailtoLink } from './mailto.ts';
import { joinParagraphs, wrapList, wrapParagraph } from './plain-text.ts';

const MUST = 'Before it can go out';
const LOOK = 'Worth a look';
const ANSWERS = 'Answer with one word, alone on its line';

/** Above an issue: when it goes, what is to be looked at, and the words that decide. */
export function IssueProof(props: IssueProofProps) {
  const { ownerGreetingName, headline, paragraphs, allFine, approve, replyAddress, subject, below } = props;
  return (
    <Letter title={headline} preheader={paragraphs[0] ?? headline}>
      <Label>Dear {ownerGreetingName},</Label>
      <Title>{headline}</Title>
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      <Findings title={MUST} findings={props.must} />
      <Findings title={LOOK} findings={props.look} />
      {allFine && <ItemLine>{allFine}</ItemLine>}
      {props.answers.length > 0 && (
        <Note label={ANSWERS} more={props.answers.slice(1).map(sayAnswer)}>
          {props.answers.slice(0, 1).map(sayAnswer)}
        </Note>
      )}
      <Paragraph>{props.howToChange}</Paragraph>
      {approve && (
        <ReplyButton href={mailtoLink(replyAddress, `Re: ${subject}`, 'approve')}>
          {approve.label}
        </ReplyButton>
      )}
      {below && (
        <>
          <Rule />
          <SectionTitle>{below}</SectionTitle>
        </>
      )}
    </Letter>
  );
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly string[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <Paragraph>
        <b>{title}</b>
      </Paragraph>
      <FactList facts={findings} />
    </>
  );
}

const sayAnswer = ({ word, does }: IssueProofProps['answers'][number]) => (
  <span key={word}>
    <b>{word}</b>: {does}
  </span>
);

/** The same for the text part; lines of at most 76 columns. */
export function issueProofText(props: IssueProofProps): string {
  const { must, look, answers, below, replyAddress } = props;
  return joinParagraphs([
    wrapParagraph(`Dear ${props.ownerGreetingName},`),
    ...[props.headline, ...props.paragraphs].map((paragraph) => wrapParagraph(paragraph)),
    must.length > 0 ? `${MUST}:\n\n${wrapList(must)}` : undefined,
    look.length > 0 ? `${LOOK}:\n\n${wrapList(look)}` : undefined,
    props.allFine && wrapParagraph(props.allFine),
    answers.length > 0
      ? `${ANSWERS}:\n\n${wrapList(answers.map(({ word, does }) => `${word}: ${does}`))}\n\nTo:\n${replyAddress}`
      : undefined,
    wrapParagraph(props.howToChange),
    below && wrapParagraph(below.toUpperCase()),
  ]);
}

/** Between two letters of one mail. */
export function LetterDivider({ label }: { readonly label: string }) {
  return (
    <Letter title={label}>
      <SectionTitle>{label}</SectionTitle>
    </Letter>
  );
}
