import type { Suppression } from '../../delivery/domain/suppression.ts';
import type { NoticeWords } from '../../notices/tell-owner.ts';
import type { Unwelcome } from './why-unwelcome.ts';

/** Why a letter cannot go out. */
export type Unsendable =
  | 'no-address'
  | 'rejected'
  | 'paused'
  | 'wrote-lately'
  | 'open-thread'
  | 'unanswered'
  | Unwelcome
  | Suppression['reason'];

export type Wording = (name: string, address: string, goesOut: string) => NoticeWords;

export const NOTHING_SENT = 'Kith sent nothing.';
export const newAddress = (name: string): string =>
  `If you know a better address of ${name}, reply with it, like mail name@example.com; and once Kith has it, reply send again.`;

export const unsendable =
  (why: (name: string, address: string) => string): Wording =>
  (name, address) => ({
    headline: `Your letter to ${name} cannot go out`,
    paragraphs: [`${why(name, address)} ${NOTHING_SENT}`, `You can still write to ${name} yourself.`],
  });

export const UNSENDABLE_WORDS: Record<Unsendable, Wording> = {
  'no-address': (name) => ({
    headline: `Your letter to ${name} needs an address`,
    paragraphs: [`${name} has no mail address in your circle. ${NOTHING_SENT}`, newAddress(name)],
  }),
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
  paused: unsendable((name) => `${name} is away, or you asked Kith to let them be for a while.`),
  'wrote-lately': unsendable(
    (name) => `${name} wrote to you these days, and the letter would cross with that.`,
  ),
  'open-thread': unsendable((name) => `${name} wrote to you, and waits for your answer.`),
  unanswered: unsendable((name) => `${name} has not answered your last letter yet.`),
  rejected: unsendable(() => 'Amazon’s mail service does not take it.'),
  'hard-bounce': (name, address) => ({
    headline: `Your letter to ${name} cannot go out`,
    paragraphs: [
      `Mail to ${address} came back: it does not exist any more. ${NOTHING_SENT}`,
      newAddress(name),
    ],
  }),
  'soft-bounces': unsendable(
    (_, address) => `Mail to ${address} came back three times of the last five: its mailbox may be full.`,
  ),
  complaint: unsendable((name) => `${name} marked an earlier mail as spam, so Kith writes there no more.`),
  'asked-to-stop': unsendable((name) => `${name} asked for no more mail.`),
};
