import type { Timeline } from '../circle/timeline.ts';
import type { AnswerInHand } from './answer-in-hand.ts';
import { type AskAboutAnswerPorts, askAboutAnswer } from './ask-about-answer.ts';
import {
  type AttachedFile,
  asMailFiles,
  holdsPrivateFile,
  judgeFiles,
} from './domain/answer/choose-files.ts';
import { type PrivacyOfRelay, readRelayedAnswer } from './domain/answer/read-relayed-answer.ts';
import { listPrivateLines } from './domain/beside.ts';
import type { FileReader } from './file-reader.ts';
import { type FindFirstCopyPorts, fateOfCopy, findFirstCopy, logFirstCopy } from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import { logAnswer, type SendAnswerPorts, sendAnswer } from './send-answer.ts';

export interface PassOnAnswerPorts extends AskAboutAnswerPorts, FindFirstCopyPorts, SendAnswerPorts {
  readonly timeline: Timeline;
  readonly readFiles: FileReader;
}

/** So far back, whatever was shown beside a mail of the last half year stands among these. */
const NEWEST_ENTRIES = 100;

/**
 * Passes the owner's new words, and their files, on to the contact, once, and puts them on the timeline. What may not be meant for
 * the contact goes nowhere, and the owner is asked. Throws AnswerNotSentYetError and OwnerMailPendingError.
 */
export async function passOnAnswer(
  ports: PassOnAnswerPorts,
  answered: Omit<AnswerInHand, 'copy'>,
): Promise<InboundFate> {
  const { contact, opened } = answered;
  const copy = await findFirstCopy(ports, opened, { contact, by: 'owner-reply' });
  const answer = { ...answered, copy };
  const privacy = await findPrivacy(ports, answer);
  const { meaning, words } = readRelayedAnswer(opened.content, privacy);
  switch (meaning) {
    case 'send':
      return passOn(ports, answer, words, privacy);
    case 'note':
      await logFirstCopy(ports, { ...copy, by: 'copy' }, { kind: 'note', direction: 'between', text: words });
      return fateOfCopy(copy, 'logged');
    case 'quoted':
    case 'command':
    case 'empty':
      return askAboutAnswer(ports, answer, meaning);
  }
}

async function findPrivacy(
  { timeline, clock, inboundDomain }: PassOnAnswerPorts,
  { owner, contact }: AnswerInHand,
): Promise<PrivacyOfRelay> {
  const { interactions: entries } = await timeline.read(contact, { limit: NEWEST_ENTRIES });
  const privateLines = listPrivateLines({ owner, contact, entries, now: clock.now() });
  return { inboundDomain, privateLines };
}

async function passOn(
  ports: PassOnAnswerPorts,
  answer: AnswerInHand,
  words: string,
  privacy: PrivacyOfRelay,
): Promise<InboundFate> {
  const { contact, copy } = answer;
  const { heading, attachments } = answer.opened.content;
  const hasItAlready = heading.addressees.some(({ address }) => contact.addresses.includes(address));
  if (hasItAlready) {
    await logAnswer(ports, answer, words);
    return fateOfCopy(copy, 'logged');
  }
  const size = judgeFiles(attachments);
  if (size === 'too-large') return askAboutAnswer(ports, answer, size);
  const attached = size === 'none' ? [] : await readFiles(ports, answer);
  if (holdsPrivateFile(attached, privacy)) return askAboutAnswer(ports, answer, 'quoted');
  const problem = await sendAnswer(ports, answer, { words, files: asMailFiles(attached) });
  return problem === undefined ? fateOfCopy(copy, 'logged') : askAboutAnswer(ports, answer, problem);
}

const readFiles = async (
  { rawMails, readFiles: read }: PassOnAnswerPorts,
  { opened }: AnswerInHand,
): Promise<readonly AttachedFile[]> => read(await rawMails.open(opened.mail.messageId));
