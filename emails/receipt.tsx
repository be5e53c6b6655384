import { Letter } from './components/letter.tsx';
import { ReplyLink } from './components/links.tsx';
import { ReceiptCard, receiptCardParagraphs } from './components/receipt-card.tsx';
import {
  Afterword,
  FactList,
  Label,
  Name,
  Note,
  Paragraph,
  Quotation,
  Rule,
  SectionTitle,
  SmallPrint,
  Title,
} from './components/text.tsx';
import { joinParagraphs, oneLine, quoteText, wrapList, wrapParagraph } from './plain-text.ts';
import type { ReceiptProps } from './receipt-props.ts';

const QUESTIONS_TITLE = 'Not done yet';
const PROPOSALS_LABEL = 'Shall I keep this?';
const HOW_TO_KEEP = 'Answer “yes”, and it is kept. Without an answer, nothing is.';

const letterLabel = (called: string): string => `Your letter to ${called}, as it would go out:`;

/** What an owner's reply did, person by person; what is left to settle; and the way back. */
export function Receipt(props: ReceiptProps) {
  const { ownerGreetingName, title, remarks, questions, proposals, help, undo, smallPrint } = props;
  return (
    <Letter title={title}>
      <Label>Dear {ownerGreetingName},</Label>
      <Title>{title}</Title>
      {props.people.map((person, place) => (
        // Two people may have one name, and two lines the same words; nothing moves.
        <Recorded key={place.toString()} {...person} />
      ))}
      {remarks.map((remark, place) => (
        <Paragraph key={place.toString()}>{remark}</Paragraph>
      ))}
      {props.letters?.map(({ called, text }) => (
        <div key={called}>
          <Label>{letterLabel(called)}</Label>
          <Quotation text={text} />
        </div>
      ))}
      {props.cards?.map((card) => (
        <ReceiptCard key={card.link} {...card} />
      ))}
      {proposals.length > 0 && (
        <Note label={PROPOSALS_LABEL}>
          {proposals.map((proposal, place) => (
            <span key={place.toString()} style={{ display: 'block' }}>
              {proposal}
            </span>
          ))}
          <span style={{ display: 'block', marginTop: '10px' }}>{HOW_TO_KEEP}</span>
        </Note>
      )}
      {questions.length > 0 && <Questions questions={questions} isAlone={props.people.length === 0} />}
      {help.map(({ label, examples }) => (
        <HelpGroup key={label} label={label} examples={examples} />
      ))}
      {undo && (
        <Afterword>
          Not what you meant? <ReplyLink href={undo.link}>Take it back</ReplyLink>, until {undo.until}.
        </Afterword>
      )}
      <Rule />
      <SmallPrint>{smallPrint}</SmallPrint>
    </Letter>
  );
}

function Recorded({ name, recorded, next }: ReceiptProps['people'][number]) {
  return (
    <>
      <Name>{name}</Name>
      {recorded.length > 0 && <FactList facts={recorded} />}
      {next && <Paragraph>{next}</Paragraph>}
    </>
  );
}

function Questions({ questions, isAlone }: Pick<ReceiptProps, 'questions'> & { readonly isAlone: boolean }) {
  return (
    <>
      {!isAlone && <Rule />}
      {!isAlone && <SectionTitle>{QUESTIONS_TITLE}</SectionTitle>}
      {questions.map(({ words, ask }, place) => (
        <div key={place.toString()}>
          {words !== '' && <Quotation text={words} />}
          <Paragraph>{ask}</Paragraph>
        </div>
      ))}
    </>
  );
}

function HelpGroup({ label, examples }: ReceiptProps['help'][number]) {
  return (
    <>
      <Name>{label}</Name>
      <FactList facts={examples} />
    </>
  );
}

/** The text part; lines of at most 76 columns. */
export function receiptText(props: ReceiptProps): string {
  const { ownerGreetingName, title, people, remarks, questions, proposals, help, undo, smallPrint } = props;
  return joinParagraphs([
    wrapParagraph(`Dear ${ownerGreetingName},`),
    wrapParagraph(title),
    ...people.flatMap(personParagraphs),
    ...remarks.map((remark) => wrapParagraph(remark)),
    ...(props.letters ?? []).flatMap(({ called, text }) => [
      wrapParagraph(letterLabel(called)),
      quoteText(text),
    ]),
    ...(props.cards ?? []).flatMap(receiptCardParagraphs),
    ...(proposals.length > 0
      ? [`${PROPOSALS_LABEL}\n${wrapList(proposals)}`, wrapParagraph(HOW_TO_KEEP)]
      : []),
    ...(questions.length > 0 && people.length > 0 ? ['* * *', QUESTIONS_TITLE.toUpperCase()] : []),
    ...questions.flatMap(({ words, ask }) => [
      words === '' ? undefined : quoteText(words),
      wrapParagraph(ask),
    ]),
    ...help.map(({ label, examples }) => `${wrapParagraph(label)}\n${wrapList(examples)}`),
    undo && `${wrapParagraph(`Not what you meant? Take it back, until ${undo.until}:`)}\n${undo.link}`,
    '* * *',
    wrapParagraph(smallPrint),
  ]);
}

const personParagraphs = ({ name, recorded, next }: ReceiptProps['people'][number]) => [
  wrapParagraph(oneLine(name).toUpperCase()),
  recorded.length > 0 ? wrapList(recorded) : undefined,
  next && wrapParagraph(next),
];
