import type { NoticeWords } from '../../notices/tell-owner.ts';
import type { InboundFate } from '../inbound-log.ts';

/** Fates of mail that was kept and not acted on. A machine gets no word. */
export type ReportedFate = Exclude<
  InboundFate,
  'logged' | 'asked' | 'decided' | 'stopped' | 'duplicate' | 'automatic' | 'unknown-person' | 'passed-on'
>;

export interface NoticeSubject {
  /** Whom the mail was about; undefined when the address does not tell. */
  readonly personName: string | undefined;
  /** Whom From names; undefined when it names nobody, or more than one. */
  readonly sender: string | undefined;
}

/** What a notice says: what came, what Kith did not do, what the owner can do. */
export function writeNotice(fate: ReportedFate, { personName, sender }: NoticeSubject): NoticeWords {
  const about = personName === undefined ? '' : ` about ${personName}`;
  const from = sender === undefined ? 'Its sender could not be told.' : `It says it is from ${sender}.`;
  return WORDS[fate]({ about, from, them: personName ?? 'them' });
}

type Wording = (parts: { about: string; from: string; them: string }) => NoticeWords;

const KEPT = 'Kith kept the mail and did nothing with it.';

/** To an owner who is proven to have written to an address that no key of today has signed. */
export const OUTDATED_ADDRESS_NOTICE: NoticeWords = {
  headline: 'Your mail came to a reply address that Kith does not know any more',
  paragraphs: [
    `A reply address works for 180 days, and this one is much older, or it was changed on its way. ${KEPT}`,
    'Nothing is lost: answer a newer nudge with the same words, or forward the mail to your log address.',
  ],
};

const WORDS: Record<ReportedFate, Wording> = {
  forged: ({ from }) => ({
    // The key of an address that is long expired is gone, so that it reads as one that was made up.
    headline: 'A mail came to a reply address that Kith does not know',
    paragraphs: [
      `${from} The address is very old, was changed on its way, or was never given out. ${KEPT}`,
      'If the words are yours, answer a newer nudge with them, so that the address stays as it is.',
    ],
  }),
  expired: ({ about, from, them }) => ({
    headline: `A mail${about} came to an address that has expired`,
    paragraphs: [
      `${from} A reply address works for 180 days, and this one is older. ${KEPT}`,
      `If the words are yours, answer a newer nudge about ${them} with them.`,
    ],
  }),
  unmatched: ({ from }) => ({
    headline: 'A mail came about somebody whom Kith cannot find',
    paragraphs: [
      `${from} The nudge that it answers, or the person in it, is no longer there. ${KEPT}`,
      'If the person should be in your circle, add them again and answer their next nudge.',
    ],
  }),
  untrusted: ({ about, from }) => ({
    headline: `A mail${about} may not be yours`,
    paragraphs: [
      `${from} It was not sent from one of your confirmed addresses, or nothing proves that it was. ${KEPT}`,
      'If you wrote it, please send it again from one of your confirmed addresses.',
    ],
  }),
  quarantined: ({ about }) => ({
    headline: `A mail${about} was set aside unread`,
    paragraphs: [
      'It looked like spam, or a virus was found in it, so Kith kept it without opening it.',
      'If you wrote it, please send it again as a new reply, without attachments.',
    ],
  }),
  empty: ({ about, them }) => ({
    headline: `Your reply${about} had no new words in it`,
    paragraphs: [
      'Kith found only the message that you answered, so there was nothing to log.',
      `Whenever you like, reply again and write a few words about ${them} above the quotation.`,
    ],
  }),
  unreadable: ({ about }) => ({
    headline: `A mail${about} could not be read`,
    paragraphs: [
      `It is damaged, or not written as mail programs write. ${KEPT}`,
      'If you wrote it, please send it again as a plain reply.',
    ],
  }),
};
