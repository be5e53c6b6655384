import type { NoticeWords } from '../../../notices/tell-owner.ts';
import type { RelayedAnswer } from './read-relayed-answer.ts';

/** Why an answer did not go on, or may not have. */
export type AnswerProblem =
  | Exclude<RelayedAnswer['meaning'], 'send' | 'note'>
  | 'too-large'
  | 'no-address'
  | 'no-mail'
  | 'rejected'
  | 'unknown'
  | 'came-back';

interface Person {
  readonly name: string;
  readonly address: string | undefined;
}

/** What the owner hears about an answer of theirs: whether it went out, and the one thing to do. */
export function writeAnswerNotice(problem: AnswerProblem, { name, address }: Person): NoticeWords {
  const directly = `write to ${address ?? name} yourself`;
  const [headline, ...paragraphs] = WORDS[problem]({ name, directly });
  return { headline, paragraphs };
}

type Wording = (parts: { name: string; directly: string }) => readonly [string, ...string[]];

const notSent = (name: string): string => `Your answer to ${name} has not gone out`;

const newAddress = 'If you know a better address, answer this mail with it: mail name@example.com';

/** An answer to these says something about the person; it sends nothing. */
export const asksForAddress = (problem: AnswerProblem): boolean =>
  problem === 'no-address' || problem === 'came-back';

const WORDS: Readonly<Record<AnswerProblem, Wording>> = {
  quoted: ({ name, directly }) => [
    notSent(name),
    `Kith could not tell your words from the mail that you answered, and what stood beside ${name}’s words is for you alone.`,
    `Please answer this mail with your words and nothing quoted below them, or ${directly}.`,
  ],
  command: ({ name }) => [
    `Did you mean that for ${name}?`,
    `What you write there goes on to ${name}, and this reads like a word for Kith. Nothing was sent or changed.`,
    'If it is meant to go, answer this mail with “send:” before it. To keep it for yourself, put “note:” before it.',
  ],
  empty: ({ name }) => [
    `Your answer to ${name} had no new words in it`,
    'Kith found only the mail that you answered, so nothing was sent.',
    'Please answer this mail with your words above the quotation.',
  ],
  'too-large': ({ name, directly }) => [
    notSent(name),
    'Its files are larger than 7 MB together, and a mail by Kith cannot carry more.',
    `Please answer this mail with smaller ones or a link, or ${directly}.`,
  ],
  'no-address': ({ name }) => [notSent(name), `Kith knows no mail address of ${name} any more.`, newAddress],
  'no-mail': ({ name, directly }) => [
    notSent(name),
    `${name}’s address takes no mail from Kith: it bounced, or they asked for that. If you think that it is right, ${directly}.`,
  ],
  rejected: ({ name, directly }) => [
    notSent(name),
    `The mail system does not take it, often because of one of its files. Please answer this mail in another form, or ${directly}.`,
  ],
  unknown: ({ name, directly }) => [
    `Has your answer reached ${name}?`,
    'The line broke while it was being handed over, and nobody has said whether it went out. Kith does not send it again, so that nobody gets it twice.',
    `It stands on the timeline as a note, and as your mail should a report come in after all. If ${name} does not have it, answer this mail with the same words, or ${directly}.`,
  ],
  'came-back': ({ name }) => [
    `Your answer to ${name} came back`,
    'The mail could not be delivered, so the address may be out of date.',
    newAddress,
  ],
};
