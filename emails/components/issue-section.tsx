import type { ReactNode } from 'react';
import { Heading, Section, Text } from 'react-email';
import type { IssueSectionProps } from '../newsletter-issue-props.ts';
import { issueStyle } from './issue-style.ts';
import { LetterBody } from './letter-body.tsx';

/** The class that turns each kind dark, beside its look. */
const LOOKS = {
  story: undefined,
  tip: { className: 'note', style: issueStyle.tip },
  gift: { className: 'slip', style: issueStyle.gift },
  praise: { className: 'line', style: issueStyle.praise },
  turn: { className: 'line', style: issueStyle.turn },
  other: { style: issueStyle.other },
} as const;

interface Afterword {
  /** Below the words of the section. */
  readonly afterword?: string | undefined;
  /** Of the afterword, where it is another one than the letter's. */
  readonly afterwordLang?: string | undefined;
}

/** One section of an issue: the story as it stands, each of the others under its heading. */
export function IssueSection({
  kind,
  title,
  html,
  lang,
  marks,
  afterword,
  afterwordLang,
}: IssueSectionProps & Afterword) {
  const words = (
    <>
      <LetterBody html={html} />
      {afterword && <AnswerLine lang={afterwordLang}>{afterword}</AnswerLine>}
    </>
  );
  const look = LOOKS[kind];
  if (look === undefined) return <ForSome marks={marks}>{words}</ForSome>;
  return (
    <ForSome marks={marks}>
      <Section lang={lang} {...look}>
        <Heading as="h2" className="sage" style={issueStyle.heading}>
          {title}
        </Heading>
        {words}
      </Section>
    </ForSome>
  );
}

/** That an answer is welcome, and whom it reaches. */
export function AnswerLine({
  lang,
  children,
}: {
  readonly lang?: string | undefined;
  readonly children: string;
}) {
  return (
    <Text lang={lang} className="faint" style={issueStyle.answer}>
      {children}
    </Text>
  );
}

/** Set off as being for some readers only, until the letter is written to one of them. */
export function ForSome({
  marks: [before, after] = ['', ''],
  children,
}: {
  readonly marks: IssueSectionProps['marks'];
  readonly children: ReactNode;
}) {
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
