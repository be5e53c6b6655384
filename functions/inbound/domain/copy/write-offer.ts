import { nameOfAddress } from '../../../circle/domain/import/name-of-address.ts';
import type { NoticeWords } from '../../../notices/tell-owner.ts';
import type { Mailbox } from '../inbound-mail.ts';

/** What is offered for adding, and why. */
export interface Offer {
  readonly people: readonly Mailbox[];
  /** How many more were in the mail; a mail to a crowd is no list of friends. */
  readonly leftOut: number;
  readonly subject: string;
  /** `24 August` */
  readonly day: string;
  /** owner: of a mail that the owner copied or forwarded; forward: of one that came by an automatic forward. */
  readonly cameBy: 'owner' | 'forward';
}

export const OFFER_SMALL_PRINT = 'Kith asks because of a mail to your log address.';

const NO_HURRY = 'Without an answer nothing happens. Kith keeps the mail meanwhile.';

/** `Nick Borelli <nick@borelli.example>` */
export const sayMailbox = ({ name, address }: Mailbox): string =>
  name === undefined ? address : `${name} <${address}>`;

/** For a headline, in which an address would break in mid-word. */
export function callMailbox({ name, address }: Mailbox, otherwise: string): string {
  const guessed = nameOfAddress(address) ?? '';
  return name ?? (/^\p{Lu}/u.test(guessed) ? guessed : otherwise);
}

/** Asks whether to bring people into the circle; the answer is read by read-offer-answer.ts. */
export function writeOffer(offer: Offer): NoticeWords {
  const [only, ...others] = offer.people;
  return only !== undefined && others.length === 0 && offer.leftOut === 0
    ? writeForOne(only, offer)
    : writeForSeveral(offer);
}

function writeForOne(person: Mailbox, offer: Offer): NoticeWords {
  const how = person.name === undefined ? '“add”, or “add” and their name,' : '“add”';
  return {
    headline: `${callMailbox(person, 'Somebody')} is not in your circle`,
    paragraphs: [
      sayWhy(offer),
      `Answer ${how} to bring ${sayMailbox(person)} in: the mail then stands on their timeline.`,
      ...sayOnceADay(offer),
      NO_HURRY,
    ],
  };
}

function writeForSeveral(offer: Offer): NoticeWords {
  const { people, leftOut } = offer;
  return {
    headline: `${people.length} people of a mail are not in your circle`,
    paragraphs: [
      sayWhy(offer),
      ...people.map((person, index) => `${index + 1}. ${sayMailbox(person)}`),
      ...(leftOut > 0 ? [`${leftOut} more were in it, whom Kith leaves out here.`] : []),
      'Answer “add 1”, “add 1, 2”, a name after “add”, or “add all”: the mail then stands on their timelines.',
      ...sayHowToName(people),
      NO_HURRY,
    ],
  };
}

function sayHowToName(people: readonly Mailbox[]): readonly string[] {
  const place = people.findIndex(({ name }) => name === undefined) + 1;
  return place === 0 ? [] : [`To give somebody a name, write it behind the number: “add ${place} Eve Holt”.`];
}

function sayWhy({ subject, day, cameBy }: Offer): string {
  const about = subject === '' ? '' : ` “${subject}”`;
  return cameBy === 'owner'
    ? `You copied or forwarded a mail${about} to your log address on ${day}.`
    : `A mail${about} of ${day} was forwarded to your log address.`;
}

const sayOnceADay = ({ cameBy }: Offer): readonly string[] =>
  cameBy === 'owner' ? [] : ['Of mail that is forwarded by itself, Kith asks about one a day at most.'];
