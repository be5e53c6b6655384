import type { Suppression } from '../../delivery/domain/suppression.ts';
import type { NoticeWords } from '../../notices/tell-owner.ts';
import type { Unwelcome } from './why-unwelcome.ts';

/**
 * What there is to say about a draft. asks: the owner's answer was no decision. yours-to-send: Kith sends none to this contact.
 * skipped-twice: nor does it draft any more. put-away: it told of
 * something grave. sad-news: something grave or private came up before the owner's yes. sent, on-its-way, unknown, skipped, blocked,
 * expired, gone: a decision that comes too late. did-it-arrive: SES never said. came-back: it was sent and not delivered.
 * The rest: why it cannot go out.
 */
export type DraftSituation =
  | 'asks'
  | 'yours-to-send'
  | 'skipped-twice'
  | 'put-away'
  | 'sad-news'
  | 'sent'
  | 'on-its-way'
  | 'skipped'
  | 'used'
  | 'blocked'
  | 'expired'
  | 'gone'
  | 'did-it-arrive'
  | 'came-back'
  | 'no-address'
  | 'rejected'
  | Unwelcome
  | Suppression['reason'];

interface Subject {
  /** What one calls the contact. */
  readonly name: string;
  readonly address: string | undefined;
}

/** What the owner hears about a letter of theirs, in a notice. */
export function writeDraftNotice(situation: DraftSituation, subject: Subject): NoticeWords {
  return WORDS[situation](subject.name, subject.address ?? 'the address');
}

export const isDraftSituation = (word: string): word is DraftSituation => Object.hasOwn(WORDS, word);

type Wording = (name: string, address: string) => NoticeWords;

const NOTHING_SENT = 'Kith sent nothing.';

const unsendable =
  (why: (name: string, address: string) => string): Wording =>
  (name, address) => ({
    headline: `Your letter to ${name} cannot go out`,
    paragraphs: [`${why(name, address)} ${NOTHING_SENT}`, `You can still write to ${name} yourself.`],
  });

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
  blocked: unsendable(() => 'Kith tried before, and it was not possible.'),
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
      `Amazon’s mail service has not said whether it took the letter. Kith does not send it again, since ${name} might get it twice.`,
      `If it seems to be lost, please write to ${address} yourself. Should a report come in after all, the letter will stand on ${name}’s timeline.`,
    ],
  }),
  'came-back': (name, address) => ({
    headline: `Your letter to ${name} came back`,
    paragraphs: [
      `It could not be delivered to ${address}, so ${name} has not read it.`,
      'If you know a better address, please write there yourself.',
    ],
  }),
  'no-address': unsendable((name) => `${name} has no mail address in your circle.`),
  'in-memory': (name) => ({
    headline: `The letter to ${name} stays here`,
    paragraphs: [`Kith keeps ${name} in memory, and writes there no more. ${NOTHING_SENT}`],
  }),
  hidden: (name) => ({
    headline: `Your letter to ${name} cannot go out`,
    paragraphs: [`You have hidden ${name} since, so Kith put the letter away. ${NOTHING_SENT}`],
  }),
  'do-not-contact': (name) => ({
    headline: `Your letter to ${name} cannot go out`,
    paragraphs: [`You asked Kith since not to write to ${name}. ${NOTHING_SENT}`],
  }),
  rejected: unsendable(() => 'Amazon’s mail service does not take it.'),
  'hard-bounce': unsendable((_, address) => `Mail to ${address} came back: it does not exist any more.`),
  complaint: unsendable((name) => `${name} marked an earlier mail as spam, so Kith writes there no more.`),
  'asked-to-stop': unsendable((name) => `${name} asked for no more mail.`),
};
