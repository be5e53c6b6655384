import { plainWords } from '../../../../circle/domain/changes/apply-words.ts';
import { greetingName } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerContext, AnswerTarget } from '../answer-line.ts';

/** How surely a written name means a person, best first. */
type Closeness = 0 | 1 | 2;

interface Match {
  readonly closeness: Closeness;
  readonly indexes: readonly number[];
}

/** Whom names mean, in the mail that is answered and beyond it. */
export interface NameIndex {
  readonly peopleCount: number;
  readonly people: ReadonlyMap<string, Match>;
  /** Of whom somebody is a loved one. */
  readonly lovedOnes: ReadonlyMap<string, readonly number[]>;
  readonly others: ReadonlySet<string>;
}

export function indexNames({ people, otherNames = [] }: AnswerContext): NameIndex {
  const index = new Map<string, Match>();
  const lovedOnes = new Map<string, readonly number[]>();
  people.forEach((person, at) => {
    enter(index, person.name, 0, at);
    for (const called of [person.nickname, greetingName(person.name)]) enter(index, called, 1, at);
    enter(index, familyName(person.name), 2, at);
    for (const name of person.lovedOnes) {
      const key = keyOf(name);
      lovedOnes.set(key, [...new Set([...(lovedOnes.get(key) ?? []), at])]);
    }
  });
  const others = otherNames.flatMap((name) => [keyOf(name), keyOf(greetingName(name))]);
  return { peopleCount: people.length, people: index, lovedOnes, others: new Set(others) };
}

/** Undefined when nobody in the mail is called so. */
export function findPerson(name: string, { people }: NameIndex): AnswerTarget | undefined {
  const match = people.get(keyOf(name));
  return match && targetOf(match.indexes);
}

/** Only a family name, which is often a word as well: `Will`, `May`. */
export const isFamilyName = (name: string, { people }: NameIndex): boolean =>
  people.get(keyOf(name))?.closeness === 2;

export function targetOf(indexes: readonly number[]): AnswerTarget {
  const [index, ...others] = indexes;
  if (index === undefined) return { kind: 'none' };
  return others.length === 0
    ? { kind: 'person', index, explicit: true }
    : { kind: 'ambiguous', candidates: indexes };
}

export const keyOf = (name: string): string => plainWords(name.replace(/[‘’]/g, "'")).replace(/\.$/, '');

function enter(index: Map<string, Match>, name: string | undefined, closeness: Closeness, at: number): void {
  const key = keyOf(name ?? '');
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined || closeness < known.closeness) index.set(key, { closeness, indexes: [at] });
  else if (closeness === known.closeness && !known.indexes.includes(at))
    index.set(key, { closeness, indexes: [...known.indexes, at] });
}

const familyName = (name: string): string | undefined =>
  name.includes(',') ? name.split(',')[0] : name.trim().split(/\s+/).slice(1).at(-1);
