import { mailtoLink } from '../mailto.ts';
import type { BriefDraft, BriefPerson } from '../morning-brief-props.ts';
import { indentText, wrapParagraph } from '../plain-text.ts';
import { Paragraph, ReplyButton, Slip } from './text.tsx';

interface DraftProps {
  readonly person: Pick<BriefPerson, 'name' | 'greetingName'>;
  readonly draft: BriefDraft;
}

/** A letter in the owner's name, and the words that decide about it. */
export function Draft({ person, draft }: DraftProps) {
  return (
    <>
      <Slip label={labelOf(person)} text={draft.text} />
      <Paragraph>
        Reply <b>send</b> to send it as it is, or <b>send</b> and below it your own words, opening with “Hi{' '}
        {person.greetingName},”; <b>skip</b> drops it. {promiseOf(person)}
      </Paragraph>
      <ReplyButton href={mailtoLink(draft.replyAddress, `Re: ${person.name}`, 'send')}>
        Send it to {person.greetingName}
      </ReplyButton>
    </>
  );
}

/** The same for the text part. */
export function draftParagraphs({ person, draft }: DraftProps): readonly string[] {
  const how = `Reply \`send\` to send it as it is, or \`send\` and below it your own words, opening with “Hi ${person.greetingName},”; \`skip\` drops it.`;
  return [
    labelOf(person),
    indentText(draft.text),
    `${wrapParagraph(`${how} ${promiseOf(person)} Write to:`)}\n${draft.replyAddress}`,
  ];
}

const labelOf = ({ greetingName }: DraftProps['person']): string => `A draft for you, to ${greetingName}:`;

const promiseOf = ({ greetingName }: DraftProps['person']): string =>
  `Anything else that you write goes on ${greetingName}’s timeline, and the draft waits.`;
