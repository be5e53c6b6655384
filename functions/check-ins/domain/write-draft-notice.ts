import type { NoticeWords } from '../../notices/tell-owner.ts';
import {
  NOTHING_SENT,
  newAddress,
  UNSENDABLE_WORDS,
  type Unsendable,
  unsendable,
  type Wording,
} from './unsendable-words.ts';

/**
 * What there is to say about a draft. asks: the owner's answer was no decision. reworded: it was a letter, which waits for `send`. yours-to-send: Kith sends none to this
 * contact. skipped-twice: nor does it draft any more. put-away: it told of
 * something grave. sad-news: something grave or private came up before the owner's yes. goes-out-later: it waits for the
 * contact's working hours; goes-out-as-it-was: so does one that later words were meant to change;
 * too-old-by-then: it was to wait longer than it stays true or fresh; sad-news-since, in-touch-since: what came up meanwhile holds it back. held-up: SES took no mail for
 * days. sent, on-its-way, unknown, skipped, blocked, expired, gone: a decision that comes too late. did-it-arrive: SES never
 * said. came-back: it was sent and not delivered. went-elsewhere: it went to another address than the first.
 * The rest: why it cannot go out.
 */
export type DraftSituation =
  | 'asks'
  | 'reworded'
  | 'yours-to-send'
  | 'skipped-twice'
  | 'put-away'
  | 'sad-news'
  | 'goes-out-later'
  | 'goes-out-as-it-was'
  | 'too-old-by-then'
  | 'sad-news-since'
  | 'in-touch-since'
  | 'held-up'
  | 'sent'
  | 'on-its-way'
  | 'skipped'
  | 'used'
  | 'blocked'
  | 'expired'
  | 'gone'
  | 'did-it-arrive'
  | 'came-back'
  | 'went-elsewhere'
  | Unsendable;

export interface NoticeSubject {
  /** What one calls the contact. */
  readonly name: string;
  /** Where the letter went, or would have gone. */
  readonly address: string | undefined;
  /** When it goes out: `on Monday at about 9:30`. */
  readonly goesOut?: string | undefined;
  /** The owner's own wording, which waits. */
  readonly ownWords?: string | undefined;
}

/** What the owner hears about a letter of theirs, in a notice. */
export function writeDraftNotice(situation: DraftSituation, subject: NoticeSubject): NoticeWords {
  const { name, address = 'the address', goesOut = 'soon', ownWords } = subject;
  const words = WORDS[situation](name, address, goesOut);
  return situation === 'reworded' && ownWords ? { ...words, letter: ownWords } : words;
}

export const isDraftSituation = (word: string): word is DraftSituation => Object.hasOwn(WORDS, word);

const SEND_AGAIN = 'To send it after all, reply send again.';

const tooLate = (headline: (name: string) => string, why: string): Wording => {
  return (name) => ({ headline: headline(name), paragraphs: [`${why} Kith sent nothing more.`] });
};

const WORDS: Record<DraftSituation, Wording> = {
  asks: (name) => ({
    headline: `Your letter to ${name} has not gone out`,
    paragraphs: [
      `Kith put what you wrote on ${name}’s timeline, and sent nothing.`,
      `To send the letter as it stands, reply with the one word send. To send words of your own, write send on the first line, and them below it, opening with “Hi ${name},”. To drop it, reply skip.`,
    ],
  }),
  reworded: (name) => ({
    headline: `Your letter to ${name} is ready, and has not gone out`,
    paragraphs: ['Reply with the one word send, and just the words below go out.'],
    closing: [`To change the letter, reply with the whole of it once more. To drop it, reply skip.`],
  }),
  'yours-to-send': (name) => ({
    headline: `The letter to ${name} is yours to send`,
    paragraphs: [
      `Letters to ${name} go out from your own mail program, as the draft in the brief says. ${NOTHING_SENT}`,
      `To let Kith send them on your word from now on, answer “${name}: letters approve”, and then send.`,
    ],
  }),
  'skipped-twice': (name) => ({
    headline: `No more drafts to ${name}`,
    paragraphs: [
      `You skipped two in a row, so Kith writes none for now; it still reminds you of ${name}. “${name}: letters on” brings them back.`,
    ],
  }),
  'put-away': (name) => ({
    headline: `Kith put the letter to ${name} away`,
    paragraphs: [
      `This is no time for it. Kith put what you wrote on ${name}’s timeline, and sent nothing.`,
      `When you are ready, your own words to ${name} will be the best ones.`,
    ],
  }),
  'sad-news': (name) => ({
    headline: `Your letter to ${name} has not gone out`,
    paragraphs: [
      `Something sad or private stands on ${name}’s timeline since Kith wrote the letter, and it may not be the right one now. ${NOTHING_SENT}`,
      `To send words of your own, write send on the first line, and them below it, opening with “Hi ${name},”. To drop the letter, reply skip.`,
    ],
  }),
  'goes-out-later': (name, _, goesOut) => ({
    headline: `Your letter to ${name} goes out ${goesOut}`,
    paragraphs: ['That is a good hour to get it. To hold it back, reply skip before then.'],
  }),
  'goes-out-as-it-was': (name, _, goesOut) => ({
    headline: `Your letter to ${name} goes out ${goesOut}, as it was`,
    paragraphs: [
      'You said yes to it before, so what you wrote now is not in it. To hold it back, reply skip before then.',
    ],
  }),
  'too-old-by-then': (name) => ({
    headline: `Kith put the letter to ${name} away`,
    paragraphs: [
      `By the day that you named it would no longer be true, or two weeks old. ${NOTHING_SENT}`,
      `When ${name} comes up again, there will be a new one.`,
    ],
  }),
  'sad-news-since': (name) => ({
    headline: `Your letter to ${name} has not gone out`,
    paragraphs: [
      `Something sad or private came up since you said yes, and it may not be the right letter now. ${NOTHING_SENT}`,
      `${SEND_AGAIN} To send words of your own, write them below, opening with “Hi ${name},”.`,
    ],
  }),
  'in-touch-since': (name) => ({
    headline: `Your letter to ${name} has not gone out`,
    paragraphs: [
      `You two were in touch since you said yes, and it may not fit any more. ${NOTHING_SENT}`,
      `${SEND_AGAIN} To send words of your own, write them below, opening with “Hi ${name},”.`,
    ],
  }),
  'held-up': (name) => ({
    headline: `Your letter to ${name} did not get out in time`,
    paragraphs: [
      `Amazon’s mail service was not ready to take it for too long, so Kith stopped trying. ${NOTHING_SENT}`,
      SEND_AGAIN,
    ],
  }),
  sent: tooLate((name) => `Your letter to ${name} has gone out already`, 'You said yes before.'),
  'on-its-way': tooLate((name) => `Your letter to ${name} is on its way`, 'You said yes before.'),
  skipped: (name) => ({
    headline: `The letter to ${name} was put away`,
    paragraphs: [
      `You skipped it, or sad news came after it was written. ${NOTHING_SENT}`,
      `You can still write to ${name} yourself.`,
    ],
  }),
  used: (name) => ({
    headline: `You have written to ${name} yourself`,
    paragraphs: [`Your copy came to Kith, so the draft was put away. ${NOTHING_SENT}`],
  }),
  blocked: (name) => ({
    headline: `Your letter to ${name} has not gone out`,
    paragraphs: [`Kith told you why. ${NOTHING_SENT}`, `${SEND_AGAIN} Or write to ${name} yourself.`],
  }),
  expired: (name) => ({
    headline: `The letter to ${name} is too old to send`,
    paragraphs: [
      `It was written two weeks ago or more. ${NOTHING_SENT}`,
      `When ${name} is due again, there will be a new one.`,
    ],
  }),
  gone: unsendable(() => 'Kith cannot find it any more.'),
  'did-it-arrive': (name, address) => ({
    headline: `Did your letter to ${name} arrive?`,
    paragraphs: [
      `Amazon’s mail service has not said whether it took the letter. Kith does not send it again by itself, since ${name} might get it twice.`,
      `If it seems to be lost, reply send again, or write to ${address} yourself. Should a report come in after all, the letter will stand on ${name}’s timeline.`,
    ],
  }),
  'came-back': (name, address) => ({
    headline: `Your letter to ${name} came back`,
    paragraphs: [`It could not be delivered to ${address}, so ${name} has not read it.`, newAddress(name)],
  }),
  'went-elsewhere': (name, address) => ({
    headline: `Your letter to ${name} went to another address`,
    paragraphs: [
      `Mail to the first address that Kith has of ${name} comes back, so the letter went to ${address}.`,
      `To make that the first one, reply mail first ${address}.`,
    ],
  }),
  ...UNSENDABLE_WORDS,
};
