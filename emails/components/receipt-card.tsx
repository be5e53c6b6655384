import { wrapParagraph } from '../plain-text.ts';
import { ReplyLink } from './links.tsx';
import { Note } from './text.tsx';

interface ReceiptCardProps {
  readonly called: string;
  readonly link: string;
}

const label = ({ called }: ReceiptCardProps): string => `To pass on to ${called}`;
const about = ({ called }: ReceiptCardProps): string =>
  `Paste this link into a mail of your own. It opens a blank card where ${called} can fill in their days, their address and what they like; it shows nothing of what you know. It works once, within 60 days, and Kith asks you before it keeps anything of it.`;

/** A link for the owner to paste into a mail of their own. */
export function ReceiptCard(props: ReceiptCardProps) {
  return (
    <Note label={label(props)} more={[about(props)]}>
      <ReplyLink href={props.link}>{props.link}</ReplyLink>
    </Note>
  );
}

export const receiptCardParagraphs = (props: ReceiptCardProps): readonly string[] => [
  `${wrapParagraph(`${label(props)}:`)}\n${props.link}`,
  wrapParagraph(about(props)),
];
