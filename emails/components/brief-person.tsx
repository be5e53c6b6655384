import { mailtoLink } from '../mailto.ts';
import type { BriefPerson } from '../morning-brief-props.ts';
import { oneLine, wrapList, wrapParagraph } from '../plain-text.ts';
import { BriefAids, briefAidParagraphs } from './brief-aids.tsx';
import { Draft, draftParagraphs } from './draft.tsx';
import { ReplyButton } from './links.tsx';
import { NudgeLinks } from './nudge-links.tsx';
import { Aside, FactList, Label, Name, Note, Opening, Paragraph, Quiet, Quotation, Title } from './text.tsx';

interface PersonProps {
  readonly person: BriefPerson;
}

/** Whoever comes first: all that is known, and room around it. */
export function LeadPerson({ person }: PersonProps) {
  const { greetingName: name, lastExchange, known, links, draft } = person;
  return (
    <>
      <Title>
        <PlaceNumber of={person} />
        {person.name}
      </Title>
      {person.roleLine && <Aside>{person.roleLine}</Aside>}
      <Paragraph>{person.whyNow}</Paragraph>
      {draft ? <Draft person={person} draft={draft} /> : <Proposal person={person} />}
      <BriefAids aids={person.aids} />
      {lastExchange && <Quotation text={lastExchange} />}
      {known.length > 0 && (
        <>
          <Label>What you know of {name}</Label>
          <FactList facts={known} />
        </>
      )}
      {!draft && <ReplyButton href={replyHref(person)}>Write back about {name}</ReplyButton>}
      <NudgeLinks links={links} />
    </>
  );
}

/** The others, in fewer lines: what is known runs on as one paragraph. */
export function OtherPerson({ person }: PersonProps) {
  const { lastExchange, known, links, draft } = person;
  return (
    <>
      <Name>
        <PlaceNumber of={person} />
        {person.name}
      </Name>
      {person.roleLine && <Aside>{person.roleLine}</Aside>}
      <Paragraph>{sayWhy(person)}</Paragraph>
      {!draft && person.opening && <Opening>{quoted(person.opening)}</Opening>}
      {(lastExchange || known.length > 0) && (
        <Aside>{[lastExchange, ...known].filter((line) => line !== undefined).join(' ')}</Aside>
      )}
      {draft ? <Draft person={person} draft={draft} /> : person.reach && <Aside>{person.reach}</Aside>}
      <BriefAids aids={person.aids} />
      <NudgeLinks
        links={links}
        reply={draft ? undefined : { href: replyHref(person), name: person.greetingName }}
      />
    </>
  );
}

function Proposal({ person: { suggestion, opening, reach } }: PersonProps) {
  if (suggestion === undefined && opening === undefined && reach === undefined) return null;
  return (
    <Note label="One thing to do" more={[opening && <i key="opening">{quoted(opening)}</i>, reach]}>
      {suggestion}
    </Note>
  );
}

/** By which an answer names them; quieter than the name. */
function PlaceNumber({ of: { number } }: { readonly of: BriefPerson }) {
  return number !== undefined && <Quiet>{number}. </Quiet>;
}

/** The first person of the text part. */
export function leadParagraphs(person: BriefPerson): ReadonlyArray<string | undefined> {
  const { greetingName: name, known, draft, suggestion, lastExchange } = person;
  return [
    nameLines(person),
    wrapParagraph(person.whyNow),
    ...(draft
      ? draftParagraphs({ person, draft })
      : [suggestion && wrapParagraph(`One thing to do: ${suggestion}`), ...proposalParagraphs(person)]),
    ...briefAidParagraphs(person.aids),
    lastExchange && wrapParagraph(lastExchange),
    known.length > 0 ? `What you know of ${name}:\n${wrapList(known)}` : undefined,
  ];
}

/** Each of the others of the text part. */
export function otherParagraphs(person: BriefPerson): ReadonlyArray<string | undefined> {
  const { lastExchange, known, draft, greetingName, replyAddress } = person;
  return [
    nameLines(person),
    wrapParagraph(sayWhy(person)),
    lastExchange && wrapParagraph(lastExchange),
    known.length > 0 ? wrapList(known) : undefined,
    ...briefAidParagraphs(person.aids),
    ...(draft
      ? draftParagraphs({ person, draft })
      : [...proposalParagraphs(person), `Write back about ${greetingName}:\n${replyAddress}`]),
  ];
}

const proposalParagraphs = ({ opening, reach }: BriefPerson) => [
  opening && wrapParagraph(`You could begin: ${quoted(opening)}`),
  reach && wrapParagraph(reach),
];

/** Somebody else's quotation inside of it gets single marks. */
const quoted = (line: string): string => `“${line.replace(/“/g, '‘').replace(/”/g, '’')}”`;

/** The suggestion of somebody with a draft is the draft. */
function sayWhy({ whyNow, suggestion, draft }: BriefPerson): string {
  return draft || !suggestion ? whyNow : `${whyNow} ${suggestion}`;
}

const nameOf = ({ number, name }: BriefPerson): string =>
  number === undefined ? name : `${number}. ${name}`;

const replyHref = (person: BriefPerson): string => mailtoLink(person.replyAddress, `Re: ${person.name}`);

function nameLines(person: BriefPerson): string {
  const lines = [wrapParagraph(oneLine(nameOf(person)).toUpperCase())];
  const { roleLine } = person;
  return (roleLine === undefined ? lines : [...lines, wrapParagraph(roleLine)]).join('\n');
}
