import type { Contact } from '../contact.ts';
import type { LetterSetting } from '../letter-settings.ts';
import { hasStoppedLetters } from '../letter-way.ts';
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
    checkIns: uniteLetters(kept, absorbed),
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

/** From the most careful one on. */
const WAYS: readonly LetterSetting[] = ['off', 'mine', 'on', 'approve', 'auto'];

function uniteLetters(kept: Contact, absorbed: Contact): Contact['checkIns'] {
  if (hasStoppedLetters(kept) || hasStoppedLetters(absorbed)) return undefined;
  const [one, other] = [kept.checkIns, absorbed.checkIns];
  if (one === undefined || other === undefined) return one ?? other;
  if (other.way === undefined) return one;
  const isCareful = one.way !== undefined && WAYS.indexOf(one.way) <= WAYS.indexOf(other.way);
  return isCareful ? one : { ...one, ...other };
}
