import type { ContactId } from '../../../shared/ids.ts';
import type { Contact } from '../contact.ts';
import {
  blocksOf,
  type Candidate,
  type Confidence,
  type Likeness,
  likenessOf,
  toCandidate,
} from './duplicate-signals.ts';

/** More people with one number or one name say nothing about any two of them: a switchboard, all the John Smiths. */
const MOST_IN_A_BLOCK = 12;

const ORDER: readonly Confidence[] = ['strong', 'likely', 'possible'];

export interface Duplicate extends Likeness {
  /** Of the two the one about whom Kith knows more. */
  readonly keep: Contact;
  readonly absorb: Contact;
}

/**
 * People who may be in the circle twice, surest first. Nobody is to be absorbed twice, or absorbed by somebody who is to be
 * absorbed. Work grows with the number of people: only those are compared who have a mailbox, a number or a name in common.
 */
export function suggestDuplicates(people: Iterable<Contact>): readonly Duplicate[] {
  const blocks = new Map<string, Candidate[]>();
  for (const contact of people) {
    if (contact.hidden !== undefined) continue; // Never shown.
    const candidate = toCandidate(contact);
    for (const block of new Set(blocksOf(candidate))) {
      const members = blocks.get(block);
      if (members === undefined) blocks.set(block, [candidate]);
      else if (members.length <= MOST_IN_A_BLOCK) members.push(candidate);
    }
  }
  const pairs = [...blocks.values()].filter(({ length }) => length <= MOST_IN_A_BLOCK).flatMap(pairsOf);
  return withoutOverlap(pairs.toSorted(bySureness));
}

function pairsOf(members: readonly Candidate[]): readonly Duplicate[] {
  return members.flatMap((one, index) =>
    members.slice(index + 1).flatMap((other) => {
      const likeness = likenessOf(one, other);
      return likeness === undefined ? [] : [{ ...likeness, ...inOrder(one.contact, other.contact) }];
    }),
  );
}

function withoutOverlap(pairs: readonly Duplicate[]): readonly Duplicate[] {
  const kept = new Set<ContactId>();
  const absorbed = new Set<ContactId>();
  return pairs.filter(({ keep, absorb }) => {
    const isTaken =
      absorbed.has(keep.contactId) || absorbed.has(absorb.contactId) || kept.has(absorb.contactId);
    if (isTaken) return false;
    kept.add(keep.contactId);
    absorbed.add(absorb.contactId);
    return true;
  });
}

/** Deterministic, whatever the order of the list. */
const bySureness = (one: Duplicate, other: Duplicate): number =>
  ORDER.indexOf(one.confidence) - ORDER.indexOf(other.confidence) ||
  one.keep.name.localeCompare(other.keep.name, 'en') ||
  compareIds(one.keep, other.keep) ||
  compareIds(one.absorb, other.absorb);

/** Kept is whom the owner cares about, then with whom they spoke last, then who has been there longer. */
function inOrder(one: Contact, other: Contact): Pick<Duplicate, 'keep' | 'absorb'> {
  const order =
    Number(isCaredAbout(other)) - Number(isCaredAbout(one)) ||
    compareText(other.lastTouchAt ?? '', one.lastTouchAt ?? '') ||
    compareText(one.addedAt, other.addedAt) ||
    compareIds(one, other);
  return order <= 0 ? { keep: one, absorb: other } : { keep: other, absorb: one };
}

const isCaredAbout = ({ tier, cadenceDays }: Contact): boolean =>
  tier !== undefined || cadenceDays !== undefined;

const compareIds = (one: Contact, other: Contact): number => compareText(one.contactId, other.contactId);

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
