import { cleanLine } from '../clean-text.ts';
import { splitRelation } from '../relations.ts';
import type { LovedOneChange, LovedOneFact } from './person-change.ts';
import { readOccasion } from './read-occasion.ts';
import { readHidden, readInMemory } from './read-standing.ts';
import { readPostalAddress } from './read-ways.ts';
import { readLine, readName, readNotes, readSign, readWords, type Signed } from './read-words.ts';
import { Refusal } from './refusal.ts';
import { splitParts } from './split-parts.ts';

type FactReader = (text: string) => LovedOneFact;

const memory: FactReader = (text) => ({ kind: 'standing', change: readInMemory(text) });
const birthday: FactReader = (text) => ({ kind: 'occasion', change: readOccasion('birthday', text) });
const likes: FactReader = (text) => ({
  kind: 'words',
  field: 'interests',
  words: readWords(text, 'add', 'likes'),
});

/** By the words that a fact begins with; the longest that fits counts. */
const FACTS: ReadonlyMap<string, FactReader> = new Map<string, FactReader>([
  ['born', (text) => birthday(text.replace(/^(?:on|in) /i, ''))],
  ['birthday', birthday],
  ['anniversary', (text) => ({ kind: 'occasion', change: readOccasion('anniversary', text) })],
  ['likes', likes],
  ['loves', likes],
  ['note', (text) => ({ kind: 'words', field: 'notes', words: readNotes(text, 'add') })],
  ['kind', (text) => ({ kind: 'pet-kind', text: readLine(text, 'kind') })],
  ['reverse', (text) => ({ kind: 'reverse', text: readLine(text, 'relation') })],
  ['now called', (text) => ({ kind: 'rename', text: readName(text) })],
  ['hidden', (text) => ({ kind: 'standing', change: readHidden(text) })],
  ['hide', (text) => ({ kind: 'standing', change: readHidden(text) })],
  ['shown', () => ({ kind: 'standing', change: { to: 'shown' } })],
  ['in memory', memory],
  ['died', memory],
  ['remember', () => memory('remember')],
  ['do not remember', () => memory('do not remember')],
  ['alive', () => ({ kind: 'standing', change: { to: 'living' } })],
]);

const REST_IS_ADDRESS = /,\s*address[ :=]+/i;

/**
 * `daughter Mia, born 12 March 2018, likes horses`, `dog Rufus`, `Mia, hidden`; with a minus or `remove`, the loved one goes. A fact that
 * begins with no known word is a note; an address comes last, since it has commas of its own. Throws Refusal.
 */
export function readLovedOne(text: string, how: Signed['how']): LovedOneChange {
  const signed = readSign(text.replace(/^\s*(?:remove|take away) /i, '-'), how);
  const { index: end, 0: marker } = REST_IS_ADDRESS.exec(signed.text) ?? { index: signed.text.length, 0: '' };
  const [head = '', ...told] = splitParts(cleanLine(signed.text.slice(0, end)));
  const [relation, name] = splitRelation(readLine(head, 'name'));
  const who = {
    name: readName(name),
    ...(relation !== undefined && { relation: readLine(relation, 'relation') }),
  };
  if (signed.how === 'remove') {
    if (told.length > 0)
      throw new Refusal(`To take ${who.name} away, say the name alone; to hide: ${who.name}, hidden.`);
    return { ...who, how: 'remove' };
  }
  const facts = told.map(readFact);
  if (marker === '') return { ...who, how: 'keep', facts };
  const address = readPostalAddress(signed.text.slice(end + marker.length), 'add');
  return { ...who, how: 'keep', facts: [...facts, { kind: 'postal-address', change: address }] };
}

function readFact(fact: string): LovedOneFact {
  const lower = fact.toLowerCase();
  for (const [word, read] of FACTS) {
    if (lower === word || lower.startsWith(`${word} `) || lower.startsWith(`${word}:`)) {
      return read(fact.slice(word.length).replace(/^[ :]+/, ''));
    }
  }
  return { kind: 'words', field: 'notes', words: readNotes(fact, 'add') };
}
