import { Letter } from './components/letter.tsx';
import { ReplyLink } from './components/links.tsx';
import {
  Afterword,
  ItemLine,
  Label,
  Paragraph,
  Rule,
  SectionTitle,
  Slip,
  Title,
} from './components/text.tsx';
import { mailtoLink } from './mailto.ts';
import { joinParagraphs, oneLine, quoteText, wrapList, wrapParagraph } from './plain-text.ts';
import type { RelayProps } from './relay-props.ts';

const RELAY_LABEL = 'Passed on by Kith';

/** What somebody wrote back, passed on to the owner: their words first, then how to answer and how to log. */
export function Relay(props: RelayProps) {
  const { contactName, headline, text, enclosed, meaning, replyHint, logAddress } = props;
  const remark = remarkOnAddress(props);
  return (
    <Letter title={headline}>
      <Label>{RELAY_LABEL}</Label>
      <Title>{headline}</Title>
      {remark && <Paragraph>{remark}</Paragraph>}
      <Slip text={text} />
      {enclosed && <Paragraph>{enclosed}</Paragraph>}
      {meaning && <Paragraph>{meaning}</Paragraph>}
      <Rule />
      <Afterword>{replyHint}</Afterword>
      <BesideTheirWords {...props} />
      <Afterword>
        Something to remember?{' '}
        <ReplyLink href={mailtoLink(logAddress, `Re: ${contactName}`)}>Write it down for yourself</ReplyLink>
      </Afterword>
    </Letter>
  );
}

/** The text part; what stands behind `>` is theirs. */
export function relayText(props: RelayProps): string {
  const { headline, text, enclosed, meaning, replyHint, logAddress } = props;
  return joinParagraphs([
    wrapParagraph(`${headline}:`),
    wrapParagraph(remarkOnAddress(props) ?? ''),
    quoteText(text.trim()),
    wrapParagraph(enclosed ?? ''),
    wrapParagraph(meaning ?? ''),
    '* * *',
    wrapParagraph(replyHint),
    ...besideInText(props),
    `Something to remember? Write it down for yourself:\n${oneLine(logAddress)}`,
  ]);
}

const forYouAlone = (contactName: string): string => `For you alone, beside ${contactName}’s words`;

/** Nothing of it ever goes on to whoever wrote. */
function BesideTheirWords({ beside, contactName }: RelayProps) {
  const lines = [...(beside?.entries ?? []), ...(beside?.facts ?? [])];
  if (lines.length === 0) return null;
  return (
    <>
      <Rule />
      <SectionTitle>{forYouAlone(contactName)}</SectionTitle>
      {lines.map((line, index) => (
        <ItemLine key={index.toString()}>{line}</ItemLine>
      ))}
    </>
  );
}

function besideInText({ beside, contactName }: RelayProps): readonly string[] {
  const lists = [beside?.entries ?? [], beside?.facts ?? []].filter((lines) => lines.length > 0);
  return lists.length === 0 ? [] : [`${wrapParagraph(forYouAlone(contactName))}:`, ...lists.map(wrapList)];
}

/** Nobody is taken for somebody else because of a name in a mail. */
function remarkOnAddress({ otherAddress, contactName }: RelayProps): string | undefined {
  if (otherAddress === undefined) return undefined;
  return `It came from ${otherAddress}, which Kith does not know as an address of ${contactName}. It is on the timeline, but it does not count as being in touch.`;
}
