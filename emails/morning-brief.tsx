import { Draft, draftParagraphs } from './components/draft.tsx';
import { Letter } from './components/letter.tsx';
import { NudgeLinks, nudgeLinkLines } from './components/nudge-links.tsx';
import {
  Aside,
  FactList,
  Label,
  Name,
  Note,
  Paragraph,
  Quotation,
  ReplyButton,
  ReplyLink,
  Rule,
  SectionTitle,
  SmallPrint,
  Title,
} from './components/text.tsx';
import { mailtoLink } from './mailto.ts';
import type { BriefPerson, MorningBriefProps } from './morning-brief-props.ts';
import { joinParagraphs, oneLine, wrapList, wrapParagraph } from './plain-text.ts';

const BRIEF_SMALL_PRINT = 'Kith writes at most one mail a morning, and none when nobody is due.';

/** `Ruth Adeyemi today, also Tom Beck and 2 others` */
export function morningBriefSubject({ people: [lead, second, ...rest] }: MorningBriefProps): string {
  const start = `${oneLine(lead.name)} today`;
  if (second === undefined) return start;
  const others = rest.length === 0 ? '' : ` and ${rest.length} ${rest.length === 1 ? 'other' : 'others'}`;
  return `${start}, also ${oneLine(second.name)}${others}`;
}

/** `Good morning, Nora. It is Monday, 24 August.` */
function briefGreeting({ ownerGreetingName, dateLine }: MorningBriefProps): string {
  return `Good morning, ${ownerGreetingName}. It is ${dateLine}.`;
}

/** The owner's one mail of the day: somebody to reach out to, and the others who are due, more briefly. */
export function MorningBrief(props: MorningBriefProps) {
  const [lead, ...others] = props.people;
  return (
    <Letter title={morningBriefSubject(props)}>
      <Label>{briefGreeting(props)}</Label>
      <LeadPerson person={lead} />
      {others.length > 0 && (
        <>
          <Rule />
          <SectionTitle>Also today</SectionTitle>
          {others.map((person) => (
            <OtherPerson key={person.replyAddress} person={person} />
          ))}
        </>
      )}
      <Rule />
      <SmallPrint>{BRIEF_SMALL_PRINT}</SmallPrint>
    </Letter>
  );
}

/** The text part of the morning brief, written to be read as a letter; lines of at most 76 columns. */
export function morningBriefText(props: MorningBriefProps): string {
  const [lead, ...others] = props.people;
  return joinParagraphs([
    wrapParagraph(briefGreeting(props)),
    ...leadParagraphs(lead),
    ...(others.length > 0 ? ['* * *', 'ALSO TODAY', ...others.flatMap(otherParagraphs)] : []),
    '* * *',
    wrapParagraph(BRIEF_SMALL_PRINT),
  ]);
}

function LeadPerson({ person }: { readonly person: BriefPerson }) {
  const name = person.greetingName;
  return (
    <>
      <Title>{person.name}</Title>
      {person.roleLine && <Aside>{person.roleLine}</Aside>}
      <Paragraph>{person.whyNow}</Paragraph>
      {person.draft ? (
        <Draft person={person} draft={person.draft} />
      ) : (
        person.suggestion && <Note label="One thing to do">{person.suggestion}</Note>
      )}
      {person.lastExchange && <Quotation text={person.lastExchange} />}
      {person.known.length > 0 && (
        <>
          <Label>What you know of {name}</Label>
          <FactList facts={person.known} />
        </>
      )}
      {!person.draft && (
        <>
          <Paragraph>Just reply to this mail. What you write goes on {name}’s timeline.</Paragraph>
          <ReplyButton href={replyHref(person)}>Write back about {name}</ReplyButton>
        </>
      )}
      {person.links && <NudgeLinks links={person.links} />}
    </>
  );
}

function OtherPerson({ person }: { readonly person: BriefPerson }) {
  return (
    <>
      <Name>{person.name}</Name>
      {person.roleLine && <Aside>{person.roleLine}</Aside>}
      <Paragraph>{sayWhy(person)}</Paragraph>
      {person.draft ? (
        <Draft person={person} draft={person.draft} />
      ) : (
        <ReplyLink href={replyHref(person)}>Write back about {person.greetingName}</ReplyLink>
      )}
      {person.links && <NudgeLinks links={person.links} />}
    </>
  );
}

/** The suggestion of somebody with a draft is the draft. */
function sayWhy({ whyNow, suggestion, draft }: BriefPerson): string {
  return draft || !suggestion ? whyNow : `${whyNow} ${suggestion}`;
}

function replyHref(person: BriefPerson): string {
  return mailtoLink(person.replyAddress, `Re: ${person.name}`);
}

function leadParagraphs(person: BriefPerson): ReadonlyArray<string | undefined> {
  const name = person.greetingName;
  return [
    nameLines(person),
    wrapParagraph(person.whyNow),
    ...(person.draft
      ? draftParagraphs({ person, draft: person.draft })
      : [person.suggestion && wrapParagraph(`One thing to do: ${person.suggestion}`)]),
    person.lastExchange && wrapParagraph(person.lastExchange),
    person.known.length > 0 ? `What you know of ${name}:\n${wrapList(person.known)}` : undefined,
    person.draft
      ? undefined
      : wrapParagraph(`Just reply to this mail. What you write goes on ${name}’s timeline.`),
    nudgeLinkLines(person),
  ];
}

function otherParagraphs(person: BriefPerson): ReadonlyArray<string | undefined> {
  return [
    nameLines(person),
    wrapParagraph(sayWhy(person)),
    ...(person.draft
      ? draftParagraphs({ person, draft: person.draft })
      : [`Write back about ${person.greetingName}:\n${person.replyAddress}`]),
  ];
}

function nameLines({ name, roleLine }: BriefPerson): string {
  const lines = [wrapParagraph(oneLine(name).toUpperCase())];
  return (roleLine === undefined ? lines : [...lines, wrapParagraph(roleLine)]).join('\n');
}
