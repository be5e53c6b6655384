import type { NoticeWords } from '../../../notices/tell-owner.ts';
import type { Mailbox } from '../inbound-mail.ts';
import type { OfferAnswer } from './read-offer-answer.ts';
import { sayMailbox } from './write-offer.ts';

/** What came of an answer to an offer. */
export function writeOfferReceipt(answer: OfferAnswer, offered: readonly Mailbox[]): NoticeWords {
  switch (answer.answer) {
    case 'add':
      return writeAdded(answer.people.map(({ name, address }) => name ?? address));
    case 'leave':
      return {
        headline: 'Nobody was added',
        paragraphs: ['Kith leaves your circle as it is. If you change your mind, answer “add” here.'],
      };
    case 'unclear':
      return {
        headline: 'Whom should Kith add?',
        paragraphs: [
          'Kith could not tell whom your answer means, so nobody was added.',
          ...offered.map((person, index) => `${index + 1}. ${sayMailbox(person)}`),
          offered.length === 1
            ? 'Answer “add” to bring them in, or “no”.'
            : 'Answer “add 1”, “add 1, 2”, a name after “add”, “add all”, or “no”.',
        ],
      };
  }
}

const writeAdded = (names: readonly string[]): NoticeWords => ({
  headline: `${joinNames(names)} ${names.length === 1 ? 'is' : 'are'} in your circle now`,
  paragraphs: [
    'What you copied or forwarded stands on their timeline.',
    'Nothing else happens by itself: Kith brings somebody up in a brief once you have said how close they are.',
  ],
});

const joinNames = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'Nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
