import type { NoticeWords } from '../../../notices/tell-owner.ts';
import { UNDO_DAYS } from '../../../nudges/answer/domain/record/answer-record.ts';
import type { Mailbox } from '../inbound-mail.ts';
import type { OfferAnswer } from './read-offer-answer.ts';
import { callMailbox, sayMailbox } from './write-offer.ts';

interface OfferSettled {
  readonly offered: readonly Mailbox[];
  /** Those of the offer who are in the circle by now. */
  readonly known: readonly Mailbox[];
  /** A page with a button that takes it back; absent where nobody new came in. */
  readonly undoLink: string | undefined;
}

/** What came of an answer to an offer. */
export function writeOfferReceipt(
  answer: OfferAnswer,
  { offered, known, undoLink }: OfferSettled,
): NoticeWords {
  switch (answer.answer) {
    case 'add':
      return writeAdded(answer.people, undoLink);
    case 'leave':
      return known.length > 0 ? writeLeftTooLate(known) : LEFT;
    case 'contradictory':
      return askAgain('Your answer says both yes and no, so nobody was added.', offered);
    case 'unclear':
      return askAgain('Kith could not tell whom your answer means, so nobody was added.', offered);
  }
}

const LEFT: NoticeWords = {
  headline: 'Nobody was added',
  paragraphs: ['Kith leaves your circle as it is. If you change your mind, answer “add” here.'],
};

const askAgain = (why: string, offered: readonly Mailbox[]): NoticeWords => ({
  headline: 'Whom should Kith add?',
  paragraphs: [
    why,
    ...offered.map((person, index) => `${index + 1}. ${sayMailbox(person)}`),
    offered.length === 1
      ? 'Answer “add” to bring them in, or “no”.'
      : 'Answer “add 1”, “add 1, 2”, a name after “add”, “add all”, or “no”.',
  ],
});

const writeAdded = (people: readonly Mailbox[], undoLink: string | undefined): NoticeWords => ({
  headline: `${joinNames(people)} ${people.length === 1 ? 'is' : 'are'} in your circle now`,
  paragraphs: [
    'What you copied or forwarded stands on their timeline.',
    'Nothing else happens by itself: Kith brings somebody up in a brief once you have said how close they are.',
    ...(undoLink === undefined
      ? sayHowToTakeBack('Was that a mistake?', people)
      : [`Was that a mistake? For ${UNDO_DAYS} days the page below takes it back, mails and all.`]),
  ],
  ...(undoLink !== undefined && { button: { label: 'Take it back', href: undoLink } }),
});

const writeLeftTooLate = (known: readonly Mailbox[]): NoticeWords => ({
  headline: `${joinNames(known)} came in before, and ${known.length === 1 ? 'stays' : 'stay'} in your circle`,
  paragraphs: ['Nobody else was added.', ...sayHowToTakeBack('To take them out again:', known)],
});

/** The mails that were logged go with them, which is nothing for a word in a mail. */
const sayHowToTakeBack = (opening: string, people: readonly Mailbox[]): readonly string[] => [
  `${opening} Whoever runs Kith removes a person, and what was logged of them, for good:`,
  ...people.map(({ address }) => `npm run kith -- erase ${address}`),
];

const joinNames = (people: readonly Mailbox[]): string => {
  const names = people.map((person) => callMailbox(person, person.address));
  return names.length < 2 ? (names[0] ?? 'Nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
