import { holdsQuotedMail } from '../../../check-ins/domain/holds-quoted-mail.ts';
import { readForward } from '../classify/read-forward.ts';
import type { MailContent } from '../inbound-mail.ts';
import { extractAnswer } from '../reply/extract-reply.ts';
import { holdsPrivateWords } from './holds-private-words.ts';

/**
 * send: the words go on to the contact. note: the owner keeps them to themselves. The rest is asked about, and nothing goes out.
 * quoted: something of Kith's mail may be among the words. command: it reads as a word for Kith. empty: there is nothing to send.
 */
export type RelayedAnswer =
  | { readonly meaning: 'send' | 'note'; readonly words: string }
  | { readonly meaning: 'quoted' | 'command' | 'empty'; readonly words: string };

/** What tells Kith's own mail from an owner's words. */
export interface PrivacyOfRelay {
  readonly inboundDomain: string;
  /** What stood beside the contact's words. */
  readonly privateLines: readonly string[];
}

const KEPT_PRIVATE =
  /^(?:note(?: to self)?|private|for me|log(?: only)?)\s*[:–—-]\s*|^(?:log only|private note)\.?\s*(?:\n|$)/i;
const MARKED_TO_SEND = /^send\s*:\s*/i;
/** What an owner writes to Kith elsewhere, where it is all that is written here. */
const COMMAND =
  /^(?:send(?: it)?|skip(?: (?:it|this))?|stop(?: all)?|unsubscribe|undo|snooze\b.{0,40}|pause\b.{0,40}|remind me\b.{0,80}|postpone\b.{0,40}|do not contact|log(?: it| this)?|call(?:ed)?(?: (?:her|him|them))?|met(?: (?:her|him|them))?|(?:tier|cadence|birthday|tag)\s*:?\s+\S.{0,60}|(?:mail|address)\s+\S+@\S+|every \d.{0,20}|\d+ ?(?:d|w|m|days?|weeks?|months?))[.!]?$/i;

/**
 * What an owner means by an answer to a mail that was passed on: nothing but their own new words goes on. `note:` keeps what
 * follows, `send:` says that it is meant.
 */
export function readRelayedAnswer(
  content: MailContent,
  { inboundDomain, privateLines }: PrivacyOfRelay,
): RelayedAnswer {
  const words = extractAnswer(content.text);
  if (words === '') return { meaning: 'empty', words };
  if (KEPT_PRIVATE.test(words)) return readNote(words.replace(KEPT_PRIVATE, '').trim());
  const toSend = words.replace(MARKED_TO_SEND, '').trim();
  if (toSend === '') return { meaning: 'empty', words: '' };
  const isDoubtful = content.isDoubtful === true || readForward(content) !== undefined;
  if (isDoubtful || holdsQuotedMail(toSend, inboundDomain) || holdsPrivateWords(toSend, privateLines)) {
    return { meaning: 'quoted', words: toSend };
  }
  if (toSend === words && COMMAND.test(words)) return { meaning: 'command', words };
  return { meaning: 'send', words: toSend };
}

const readNote = (words: string): RelayedAnswer => ({ meaning: words === '' ? 'empty' : 'note', words });
