import { LeadPerson, leadParagraphs, OtherPerson, otherParagraphs } from './components/brief-person.tsx';
import { BriefSections, briefSectionParagraphs } from './components/brief-sections.tsx';
import { Letter } from './components/letter.tsx';
import { nudgeLinkParagraphs } from './components/nudge-links.tsx';
import { Label, Rule, SectionTitle, SmallPrint } from './components/text.tsx';
import type { MorningBriefProps } from './morning-brief-props.ts';
import { joinParagraphs, oneLine, wrapParagraph } from './plain-text.ts';

const BRIEF_SMALL_PRINT = 'Kith writes at most one mail a morning, and none when nobody is due.';
const URGENT_SMALL_PRINT =
  'Beside the mail of the morning there is at most one such mail a day, for a need that cannot wait until tomorrow.';
const WEEKLY_NOTE =
  'This letter comes once a week for now. A word back, or any of its buttons, and it comes on all your days again.';
const NOBODY_TODAY = 'Nobody is due today.';

/** `Ruth Adeyemi today, also Tom Beck and 2 others` */
export function morningBriefSubject({ people, sections = [], isUrgent }: MorningBriefProps): string {
  const [lead, second, ...rest] = people;
  if (lead === undefined) return sections[0]?.title ?? NOBODY_TODAY;
  const start = `${oneLine(lead.name)} ${isUrgent ? 'needs a hand' : 'today'}`;
  if (second === undefined) return start;
  const others = rest.length === 0 ? '' : ` and ${rest.length} ${rest.length === 1 ? 'other' : 'others'}`;
  return `${start}, also ${oneLine(second.name)}${others}`;
}

/** `Good morning, Nora. It is Monday, 24 August.` */
function briefGreeting({ ownerGreetingName, dateLine, people, isUrgent }: MorningBriefProps): string {
  if (isUrgent) return `${ownerGreetingName}, this may not wait until tomorrow.`;
  const greeting = `Good morning, ${ownerGreetingName}. It is ${dateLine}.`;
  return people.length === 0 ? `${greeting} ${NOBODY_TODAY}` : greeting;
}

/** What one can answer, in one quiet line. */
function howToAnswer({ people: [lead, second] }: MorningBriefProps): string | undefined {
  if (lead === undefined) return undefined;
  const name = lead.greetingName;
  if (second === undefined) {
    return `Just reply, in your own words: they go on ${name}’s timeline. Or a line like “done”, “snooze 2w” or “met for lunch”; “help” tells them all.`;
  }
  return `Just reply, in your own words: they go on ${name}’s timeline, and a line that begins with “2:” is about ${second.greetingName}. “done”, “snooze 2w”, “2: met for lunch”; “help” tells them all.`;
}

/** The owner's one mail of the day: somebody to reach out to, the others who are due, and what else there is. */
export function MorningBrief(props: MorningBriefProps) {
  const { people, sections = [] } = props;
  const [lead, ...others] = people;
  const howTo = howToAnswer(props);
  return (
    <Letter title={morningBriefSubject(props)}>
      <Label>{briefGreeting(props)}</Label>
      {lead && <LeadPerson person={lead} />}
      {others.length > 0 && (
        <>
          <Rule />
          <SectionTitle>Also today</SectionTitle>
          {others.map((person) => (
            <OtherPerson key={person.replyAddress} person={person} />
          ))}
        </>
      )}
      <BriefSections sections={sections} isFirst={lead === undefined} />
      <Rule />
      {howTo && <SmallPrint>{howTo}</SmallPrint>}
      {props.isWeekly && <SmallPrint>{WEEKLY_NOTE}</SmallPrint>}
      <SmallPrint>{smallPrintOf(props)}</SmallPrint>
    </Letter>
  );
}

/** The text part of the morning brief, written to be read as a letter; lines of at most 76 columns. */
export function morningBriefText(props: MorningBriefProps): string {
  const { people, sections = [], isWeekly } = props;
  const [lead, ...others] = people;
  const howTo = howToAnswer(props);
  return joinParagraphs([
    wrapParagraph(briefGreeting(props)),
    ...(lead ? leadParagraphs(lead) : []),
    ...(others.length > 0 ? ['* * *', 'ALSO TODAY', ...others.flatMap(otherParagraphs)] : []),
    ...briefSectionParagraphs(sections),
    '* * *',
    howTo && wrapParagraph(howTo),
    ...nudgeLinkParagraphs(people),
    isWeekly ? wrapParagraph(WEEKLY_NOTE) : undefined,
    wrapParagraph(smallPrintOf(props)),
  ]);
}

const smallPrintOf = ({ isUrgent }: MorningBriefProps): string =>
  isUrgent ? URGENT_SMALL_PRINT : BRIEF_SMALL_PRINT;
