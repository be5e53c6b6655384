import { Link, Text } from 'react-email';
import { AnswerLine, ForSome, IssueSection } from './components/issue-section.tsx';
import { issueStyle } from './components/issue-style.ts';
import { Letter } from './components/letter.tsx';
import { ReplyLink } from './components/links.tsx';
import { Label, Paragraph, Rule, SmallPrint, Title } from './components/text.tsx';
import { langOfOurs } from './lang-of-ours.ts';
import type { NewsletterIssueProps } from './newsletter-issue-props.ts';
import { joinParagraphs, wrapParagraph } from './plain-text.ts';

const LEAVE_WORDS = 'Leave this newsletter';
const PREFERENCES_WORDS = 'Change what you get, and when';
const VIEW_WORDS = 'Read it in a browser';

/** One issue: a letter to one reader, and below it who writes, why it came, and how to end it. */
export function NewsletterIssue(props: NewsletterIssueProps) {
  const { subject, preheader, language, sections, contactsLine } = props;
  const asking = placeOfQuestion(props);
  const lang = langOfOurs(language);
  return (
    <Letter title={subject} preheader={preheader} language={language}>
      <Label>
        {props.newsletterName} ·{' '}
        <Link lang={lang} className="faint" style={issueStyle.viewLink} href={props.viewUrl}>
          {VIEW_WORDS}
        </Link>
      </Label>
      <Title>{subject}</Title>
      <Paragraph lang={lang}>{props.greeting}</Paragraph>
      {sections.map((section, place) => (
        <IssueSection
          key={place.toString()}
          {...section}
          afterword={place === asking ? answerWords(props) : undefined}
          afterwordLang={lang}
        />
      ))}
      {asking === -1 && <AnswerLine lang={lang}>{answerWords(props)}</AnswerLine>}
      {contactsLine && (
        <ForSome marks={contactsLine.marks}>
          <Text className="ink" style={issueStyle.contacts}>
            {contactsLine.words}
          </Text>
        </ForSome>
      )}
      <Rule />
      {smallPrintOf(props).map((words) => (
        <SmallPrint key={words} lang={lang}>
          {words}
        </SmallPrint>
      ))}
      <ReplyLink lang={lang} href={props.preferencesUrl}>
        {PREFERENCES_WORDS}
      </ReplyLink>
      <br />
      <ReplyLink lang={lang} href={props.leaveUrl}>
        {LEAVE_WORDS}
      </ReplyLink>
    </Letter>
  );
}

/** The text part; lines of at most 76 columns, but for links. The words of the sections come wrapped. */
export function newsletterIssueText(props: NewsletterIssueProps): string {
  return joinParagraphs([
    wrapParagraph(props.newsletterName.toUpperCase()),
    wrapParagraph(props.subject),
    wrapParagraph(props.greeting) + lettersText(props),
    '* * *',
    ...smallPrintOf(props).map((words) => wrapParagraph(words)),
    `${VIEW_WORDS}:\n${props.viewUrl}`,
    `${PREFERENCES_WORDS}:\n${props.preferencesUrl}`,
    `${LEAVE_WORDS}:\n${props.leaveUrl}`,
  ]);
}

/** Each part with the empty line before it, so that one which is cut out leaves no gap. */
function lettersText(props: NewsletterIssueProps): string {
  const { sections, contactsLine } = props;
  const answer = `\n\n${wrapParagraph(answerWords(props))}`;
  const asking = placeOfQuestion(props);
  const parts = sections.map(({ title, text, marks }, place) => {
    const heading = title === undefined ? '' : `\n\n${wrapParagraph(inCapitals(title))}`;
    return setOff(`${heading}\n\n${text}${place === asking ? answer : ''}`, marks);
  });
  const known = contactsLine && setOff(`\n\n${wrapParagraph(contactsLine.words)}`, contactsLine.marks);
  return [...parts, asking === -1 ? answer : '', known ?? ''].join('');
}

const setOff = (words: string, [before, after]: readonly [string, string] = ['', '']): string =>
  `${before}${words}${after}`;

/** Where the letter asks everybody something; -1 where it does not. */
const placeOfQuestion = ({ sections }: NewsletterIssueProps): number =>
  sections.findLastIndex(({ kind, marks }) => kind === 'turn' && marks === undefined);

const answerWords = ({ writerName }: NewsletterIssueProps): string =>
  `An answer needs no form: press Reply, and it comes to ${writerName}.`;

const smallPrintOf = ({ whyLine, privacyLine, postalAddress }: NewsletterIssueProps): readonly string[] =>
  [whyLine, privacyLine, postalAddress].filter((words) => words !== undefined);

/** But for its fields, which have their names. */
const inCapitals = (title: string): string =>
  title.replace(/(\{\{[^{}]*\}\})|./gs, (words, field) =>
    field === undefined ? words.toUpperCase() : words,
  );
