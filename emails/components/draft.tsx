import { letterLink, mailtoLink } from '../mailto.ts';
import type { BriefDraft, BriefPerson } from '../morning-brief-props.ts';
import { indentText, oneLine, wrapParagraph } from '../plain-text.ts';
import { ReplyButton } from './links.tsx';
import { Afterword, Paragraph, Slip } from './text.tsx';

interface DraftProps {
  readonly person: Pick<BriefPerson, 'name' | 'greetingName'>;
  readonly draft: BriefDraft;
}

/** A letter in the owner's name, and the words that decide about it. */
export function Draft({ person, draft }: DraftProps) {
  return (
    <>
      <Slip label={labelOf(person)} text={draft.text} />
      <HowItGoes person={person} draft={draft} />
    </>
  );
}

/** The same for the text part. */
export function draftParagraphs({ person, draft }: DraftProps): readonly string[] {
  return [labelOf(person), indentText(draft.text), ...howItGoes({ person, draft })];
}

function HowItGoes({ person, draft }: DraftProps) {
  const { own, goesOut, text, replyAddress } = draft;
  const { greetingName: name } = person;
  if (own) {
    return (
      <>
        <Paragraph>{sayOwn(name)}</Paragraph>
        <ReplyButton href={letterLink({ ...own, bcc: own.logAddress, text })}>
          Open it in your mail
        </ReplyButton>
        <Afterword>{sayCopy(own)}</Afterword>
      </>
    );
  }
  if (goesOut) {
    return (
      <>
        <Paragraph>
          It goes to {name} by itself {goesOut.when}, unless you stop it. Reply <b>send</b> to send it now, or{' '}
          <b>send</b> and below it your own words, opening with “Hi {name},”; <b>later Friday</b> lets it
          wait, and <b>skip</b> drops it.
        </Paragraph>
        <ReplyButton href={goesOut.stopUrl}>Stop this letter</ReplyButton>
      </>
    );
  }
  return (
    <>
      <Paragraph>
        Reply <b>send</b> to send it as it is, or <b>send</b> and below it your own words, opening with “Hi{' '}
        {name},”; <b>later Friday</b> lets it wait, and <b>skip</b> drops it. {promiseOf(name)}
      </Paragraph>
      <ReplyButton href={mailtoLink(replyAddress, `Re: ${person.name}`, 'send')}>
        Send it to {name}
      </ReplyButton>
    </>
  );
}

function howItGoes({ person, draft }: DraftProps): readonly string[] {
  const { own, goesOut, replyAddress } = draft;
  const { greetingName: name } = person;
  if (own) {
    const headers = [`To: ${own.to}`, `Bcc: ${own.logAddress}`, `Subject: ${own.subject}`].map(oneLine);
    return [wrapParagraph(`${sayOwn(name)} ${sayCopy(own)}`), headers.join('\n')];
  }
  const words = `\`send\` and below it your own words, opening with “Hi ${name},”; \`later Friday\` lets it wait, and \`skip\` drops it.`;
  if (goesOut) {
    const how = `It goes to ${name} by itself ${goesOut.when}, unless you stop it. Reply \`send\` to send it now, or ${words} Write to:`;
    return [`${wrapParagraph(how)}\n${replyAddress}`, `To stop it, with one press:\n${goesOut.stopUrl}`];
  }
  const how = `Reply \`send\` to send it as it is, or ${words} ${promiseOf(name)} Write to:`;
  return [`${wrapParagraph(how)}\n${replyAddress}`];
}

const labelOf = ({ greetingName }: DraftProps['person']): string => `A draft for you, to ${greetingName}:`;

const sayOwn = (name: string): string =>
  `This one is yours to send, from your own mail program, with whatever you would say differently. Kith sends ${name} nothing.`;

const sayCopy = ({ logAddress }: NonNullable<BriefDraft['own']>): string =>
  `Leave ${oneLine(logAddress)} in Bcc, and Kith knows that it is out. To drop it, reply “skip”.`;

const promiseOf = (name: string): string =>
  `Anything else that you write goes on ${name}’s timeline, and the draft waits.`;
