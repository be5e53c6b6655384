import type { Contact } from '../contact.ts';
import { alsoLine, displaced, writtenDate } from './also-line.ts';
import { later } from './unite.ts';

type Standings = Pick<Contact, 'pause' | 'doNotContact' | 'hidden' | 'inMemory' | 'checkIns'>;

/** Where the two differ, the stricter one counts: the longer pause, and silence for whoever is to be left in peace as either. */
export function uniteStanding(kept: Contact, absorbed: Contact): Standings {
  return {
    pause: longerPause(kept.pause, absorbed.pause),
    doNotContact: kept.doNotContact ?? absorbed.doNotContact,
    hidden: kept.hidden ?? absorbed.hidden,
    inMemory: kept.inMemory ?? absorbed.inMemory,
    checkIns:
      hasStoppedLetters(kept) || hasStoppedLetters(absorbed)
        ? undefined
        : (kept.checkIns ?? absorbed.checkIns),
  };
}

/** Reasons and dates of the absorbed one's that have no place beside the kept one's. */
export function displacedStanding(kept: Contact, absorbed: Contact): readonly string[] {
  const pause = longerPause(kept.pause, absorbed.pause);
  return [
    ...otherReason('paused', pause, pause === kept.pause ? absorbed.pause : kept.pause),
    ...otherReason('not to be contacted', kept.doNotContact, absorbed.doNotContact),
    ...otherReason('hidden', kept.hidden, absorbed.hidden),
    ...displaced('died on', kept.inMemory?.diedOn, absorbed.inMemory?.diedOn, writtenDate),
  ];
}

type Reasoned = { readonly reason?: string | undefined } | undefined;

const otherReason = (what: string, kept: Reasoned, absorbed: Reasoned): readonly string[] =>
  kept === undefined || absorbed?.reason === undefined || absorbed.reason === kept.reason
    ? []
    : [alsoLine(what, absorbed.reason)];

function longerPause(one: Contact['pause'], other: Contact['pause']): Contact['pause'] {
  return one !== undefined && later(one.until, other?.until) === one.until ? one : (other ?? one);
}

/** They had letters once, since they have the address at which answers come in, and get none any more: they asked for that. */
const hasStoppedLetters = ({ checkIns, mailbox }: Contact): boolean =>
  checkIns === undefined && mailbox !== undefined;
