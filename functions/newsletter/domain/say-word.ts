import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { StopReason } from '../sending/domain/dispatch.ts';
import type { WordOutcome } from './agenda.ts';
import { saySlot } from './say-slot.ts';

/** What there is to say about a word of the owner's: what Kith did, or did not do, and what to do next. */
export type WordSituation =
  | Exclude<WordOutcome, 'stop' | 'go-on'>
  | 'stopped'
  | 'gone-on'
  | 'out-already'
  | 'called-off'
  | 'never-went'
  | 'paused'
  | `stopped-by-${StopReason}`
  | 'unclear'
  | 'changes-too-long';

export interface WordToSay {
  readonly situation: WordSituation;
  readonly subject: string;
  /** When it goes, or would. */
  readonly slotAt: IsoInstant;
  readonly timeZone: string;
  readonly draftAddress: string;
  /** When a newer proof took the place of this one. */
  readonly replacedAt?: IsoInstant | undefined;
  /** How to go on with a send that was stopped. */
  readonly slug?: string | undefined;
}

interface Words {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

type Wording = (said: WordToSay & { readonly when: string; readonly it: string }) => Words;

export function sayWord(said: WordToSay): Words {
  const when = saySlot(said.slotAt, said.timeZone);
  const it = said.subject === '' ? 'The issue' : `“${said.subject}”`;
  return WORDS[said.situation]({ ...said, when, it });
}

const stoppedBy =
  (why: string): Wording =>
  ({ it, slug }) => ({
    headline: `${it} stopped by itself, ${why}`,
    paragraphs: [
      'A word by mail does not undo that, and nothing of it goes out now. Please look at how it stands first: ' +
        `npm run kith -- issue show ${slug}`,
      `To go on where it stopped: npm run kith -- issue resume ${slug}`,
      `To call it off for good: npm run kith -- issue cancel ${slug}`,
    ],
  });

const WORDS: Readonly<Record<WordSituation, Wording>> = {
  approved: ({ when, it }) => ({
    headline: `Approved: ${it} goes out on ${when}`,
    paragraphs: ['It goes exactly as the proof shows it. To stop it until then, answer hold.'],
  }),
  'approved-again': ({ when, it }) => ({
    headline: `It was approved already, and goes out on ${when}`,
    paragraphs: [`${it} goes once. To stop it until then, answer hold.`],
  }),
  blocked: ({ it }) => ({
    headline: `${it} cannot go out as it stands`,
    paragraphs: [
      'Its proof says what must be put right first. Answer it with the whole text anew, beginning with a line “subject: …”.',
      'Nothing was approved.',
    ],
  }),
  held: ({ when, it }) => ({
    headline: `Held: nothing goes out on ${when}`,
    paragraphs: [`${it} stays where it is. To send it after all, answer approve.`],
  }),
  skipped: ({ when }) => ({
    headline: `No issue on ${when}`,
    paragraphs: ['The week after has one again. Whatever you sent meanwhile waits for that.'],
  }),
  'put-away': ({ it, draftAddress }) => ({
    headline: `${it} is put away`,
    paragraphs: [
      `It goes nowhere. To bring it back, send it to ${draftAddress} again: it gets the next free week, and a new proof.`,
    ],
  }),
  'going-out': ({ it }) => ({
    headline: `${it} is on its way already`,
    paragraphs: ['There is nothing left to approve. To stop it, answer hold.'],
  }),
  stopped: ({ it, slug }) => ({
    headline: `Stopped: ${it} goes to nobody else`,
    paragraphs: [
      'It was going out when your word came. Whoever had it by then keeps it.',
      `To go on, answer approve. To call it off for good: npm run kith -- issue cancel ${slug}`,
    ],
  }),
  'gone-on': ({ it }) => ({
    headline: `${it} goes on`,
    paragraphs: [
      'Whoever has not had it yet gets it, from within a quarter of an hour. To stop it, answer hold.',
    ],
  }),
  'out-already': ({ it }) => ({
    headline: `${it} is out already`,
    paragraphs: ['Your word came after every reader had had their turn, so it changed nothing.'],
  }),
  'called-off': ({ it, draftAddress }) => ({
    headline: `${it} was called off`,
    paragraphs: [
      `Whoever had it by then keeps it, and nobody else gets it. To send it in another week, send it to ${draftAddress} again.`,
    ],
  }),
  'never-went': ({ it, draftAddress }) => ({
    headline: `${it} did not go out`,
    paragraphs: [
      'It was not sent within two days of its slot, and a late letter is often no letter at all, so nobody got it and nobody will.',
      `To send it in another week, send it to ${draftAddress} again. A letter from the drawer comes up again by itself.`,
    ],
  }),
  paused: ({ it }) => ({
    headline: `${it} is paused`,
    paragraphs: [
      'It was paused after you sent your word, so it stays so. Nothing of it goes out now; whoever had it by then keeps it.',
      'To go on, answer approve once more.',
    ],
  }),
  'stopped-by-bounces': stoppedBy('since too many of its letters came back'),
  'stopped-by-complaints': stoppedBy('since too many readers marked it as spam'),
  'stopped-by-expired': stoppedBy('since it could not go out to everybody in time'),
  replaced: ({ replacedAt, timeZone }) => ({
    headline:
      replacedAt === undefined
        ? 'That proof was replaced by a newer one'
        : `That proof was replaced by the one of ${saySlot(replacedAt, timeZone)}`,
    paragraphs: ['Please answer the newer proof. Nothing was changed.'],
  }),
  over: ({ draftAddress }) => ({
    headline: 'The week of that mail is over',
    paragraphs: [`Nothing was changed. A letter for one of the next weeks goes to ${draftAddress}.`],
  }),
  unclear: ({ subject, it }) => ({
    headline: `What shall become of ${subject === '' ? 'the issue' : it}?`,
    paragraphs: [
      'Kith acts on one word, alone on the first line: approve, hold or skip. Yours said more, or something else, so nothing was changed.',
      'To change the letter, answer with the whole text anew, beginning with a line “subject: …”.',
    ],
  }),
  'changes-too-long': ({ draftAddress }) => ({
    headline: 'That text is too long for an answer',
    paragraphs: [
      `Kith cannot tell where it ends and the quoted proof begins. Please send it to ${draftAddress} as a mail of its own; under the same subject it takes the place of the draft.`,
    ],
  }),
};
