import type { RelayProps } from '../../../emails/relay-props.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { EmailAddress } from '../../shared/email-address.ts';

/**
 * Who wrote, as far as can be told. theirs: the contact, from an address of theirs. other-address: somebody, from an address
 * that is not known as theirs. unproven: From names the contact, and nothing proves it.
 */
export type Standing = 'theirs' | 'other-address' | 'unproven';

interface Written {
  readonly contact: Pick<Contact, 'name' | 'nickname'>;
  readonly sender: EmailAddress | undefined;
  readonly words: string;
  /** `With it came menu.pdf (120 KB), attached here.` */
  readonly enclosed?: string | undefined;
  readonly isLastOfDay?: boolean;
}

const LAST_OF_DAY =
  ' Several such mails came today; if more come, they may be put on the timeline without another word.';
const NO_WORDS = '(There are no words of their own in it. Kith keeps the whole mail.)';

/** What a relayed mail says around the contact's words. */
export function writeRelay(
  standing: Standing,
  { contact, sender, words, enclosed, isLastOfDay = false }: Written,
): Omit<RelayProps, 'logAddress' | 'beside'> {
  const { name } = contact;
  const calledName = whatOneCalls(contact);
  return {
    contactName: name,
    headline: headlineOf(standing, name),
    text: words === '' ? NO_WORDS : words,
    ...(enclosed !== undefined && { enclosed }),
    ...(standing === 'other-address' && sender && { otherAddress: sender }),
    replyHint: `${replyHintOf(standing, calledName, sender)}${isLastOfDay ? LAST_OF_DAY : ''}`,
  };
}

function headlineOf(standing: Standing, name: string): string {
  switch (standing) {
    case 'theirs':
      return `${name} wrote back`;
    case 'other-address':
      return `Somebody wrote to you at the address that ${name} has`;
    case 'unproven':
      return `A mail says that it is from ${name}`;
  }
}

function replyHintOf(standing: Standing, calledName: string, sender: EmailAddress | undefined): string {
  if (sender === undefined) return `Its sender could not be told, so an answer to this mail reaches nobody.`;
  if (standing === 'theirs') {
    return `Just reply: your words and files go on to ${calledName} in your name, and onto the timeline; nothing else of this mail does. To keep words for yourself, begin with “note:”. To write past Kith: ${sender}.`;
  }
  const doubt = standing === 'unproven' ? `Nothing proves that ${calledName} wrote it. ` : '';
  return `${doubt}If you reply, your answer goes straight to ${sender}.`;
}
