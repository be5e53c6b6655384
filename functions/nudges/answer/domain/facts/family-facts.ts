import { plainWords } from '../../../../circle/domain/changes/apply-words.ts';
import { greetingName } from '../../../../circle/domain/greeting-name.ts';
import { predicateOf } from '../../../../circle/domain/loved-one-story.ts';
import { petKindOf, reverseOf } from '../../../../circle/domain/relations.ts';
import { isGrave } from '../../../../circle/domain/tact.ts';
import type { AnswerPerson } from '../answer-line.ts';
import { bareDay, type FactInProse, WRITTEN_DAY } from './fact-in-prose.ts';

const NAME = "(\\p{Lu}[\\p{Ll}\\p{M}'-]+)";
const AGES =
  '(?:(?:little|older|younger|elder|eldest|youngest|oldest|new|other|youngest|baby|grown-up|middle|twin|only|first|second) )*';
/** Whose it is: never the owner's own. */
const RELATIVE = new RegExp(
  `(?<![\\p{L}'])(?:(her|his|their)|(\\p{Lu}\\p{L}+)'s) ${AGES}((?:guinea |best |foster )?[\\p{L}-]{3,18})(?:,| is called| is named| called| named)? ${NAME}(?![\\p{L}'])`,
  'giu',
);
const AT_START = new RegExp(
  `^()()${AGES}((?:guinea |best )?[\\p{L}-]{3,18})(?: is called| called| named)? ${NAME}(?![\\p{L}'])`,
  'iu',
);
const BABY = new RegExp(
  `\\b(?:had|have had|has had|'ve had|welcomed|gave birth to|expecting|adopted) (?:a |their )?(?:little |baby |second |first |third |new |beautiful )*(baby|girl|boy|daughter|son)(?: girl| boy)?(?:,| called| named|:)? ${NAME}(?![\\p{L}'])`,
  'iu',
);
const BIRTH_TO = new RegExp(`\\bgave birth to (?:little |baby )?${NAME}(?![\\p{L}'])`, 'u');
const PET = new RegExp(
  `\\b(?:got|have|has|adopted|bought|rescued)(?: (?:him|her|them)sel(?:f|ves))? (?:a |an )(?:new |second |rescue |little |golden |black )*([\\p{L}-]{3,10})(?:,| called| named) ${NAME}(?![\\p{L}'])`,
  'iu',
);
const MARRIED = new RegExp(
  `\\b(?:got (married|engaged) to|(married)|is (engaged) to) ${NAME}(?![\\p{L}'])`,
  'u',
);
const MOST_FOUND = 8;
const LONGEST_CLAUSE = 100;
const BORN = new RegExp(`^,? (?:was |is )?born (?:on )?(${WRITTEN_DAY})`, 'iu');

/** Loved ones by name: those whom a text calls somebody's son, wife or dog, and what it tells of them. */
export function findFamilyFacts(prose: string, person: AnswerPerson | undefined): readonly FactInProse[] {
  const found = [...matchesOf(RELATIVE, prose), ...[AT_START.exec(prose)].filter((match) => match !== null)];
  return [
    ...found.flatMap((match) => ofRelative(match, prose, person)),
    ...ofBirth(prose),
    ...ofPet(prose),
    ...ofMarriage(prose),
  ];
}

function* matchesOf(pattern: RegExp, prose: string): Generator<RegExpExecArray> {
  let count = 0;
  for (const match of prose.matchAll(pattern)) {
    count += 1;
    if (count > MOST_FOUND) return;
    yield match;
  }
}

function ofRelative(
  match: RegExpExecArray,
  prose: string,
  person: AnswerPerson | undefined,
): readonly FactInProse[] {
  const [whole, , possessor, written = '', name = ''] = match;
  const relation = written.toLowerCase();
  if (!isRelation(relation) || !/^\p{Lu}/u.test(name) || !isTheirs(possessor, person)) return [];
  const after = prose.slice(match.index + whole.length);
  const told = factAfter(after);
  const isKnown = person?.lovedOnes.some((known) => plainWords(known) === plainWords(name)) ?? false;
  if (told === undefined && isKnown) return [];
  return [lovedOne(relation, name, told)];
}

const isRelation = (word: string): boolean => reverseOf(word) !== undefined || petKindOf(word) !== undefined;

/** `Tom's son` is no son of Ruth's. */
function isTheirs(possessor: string | undefined, person: AnswerPerson | undefined): boolean {
  if (possessor === undefined || possessor === '') return true;
  if (person === undefined) return false;
  const names = [person.name, person.nickname ?? '', greetingName(person.name)].map(plainWords);
  return names.includes(plainWords(possessor));
}

interface Told {
  readonly say: string;
  readonly fact: string;
}

function factAfter(after: string): Told | undefined {
  const [, born] = BORN.exec(after) ?? [];
  if (born !== undefined) return { say: `born ${bareDay(born)}`, fact: `born ${bareDay(born)}` };
  const clause =
    (/^ (?:who )?([^.,;:!?()–—]{3,})/.exec(after)?.[1] ?? '')
      .split(/ and (?:she|he|they|we|i|her|his)\b| but | - /i)[0]
      ?.trim() ?? '';
  if (/^(?:died|has died|passed away)\b/i.test(clause)) return { say: 'in memory', fact: 'in memory' };
  if (clause.length > LONGEST_CLAUSE || isGrave(clause) || predicateOf(clause) === undefined)
    return undefined;
  return { say: clause, fact: `note ${clause}` };
}

function lovedOne(relation: string, name: string, told?: Told): FactInProse {
  const who = `${relation} ${name}`;
  if (told === undefined) return { say: who, told: `loved one ${who}` };
  return { say: `${who}, ${told.say}`, told: `loved one ${who}, ${told.fact}` };
}

function ofBirth(prose: string): readonly FactInProse[] {
  const [, child, name = ''] = BABY.exec(prose) ?? [];
  const named = child === undefined ? (BIRTH_TO.exec(prose)?.[1] ?? '') : name;
  if (!/^\p{Lu}/u.test(named)) return [];
  const word = child?.toLowerCase() ?? '';
  const relation = /girl|daughter/.test(word) ? 'daughter' : /boy|son/.test(word) ? 'son' : 'child';
  return [lovedOne(relation, named)];
}

function ofPet(prose: string): readonly FactInProse[] {
  const [, kind = '', name = ''] = PET.exec(prose) ?? [];
  const isPet = petKindOf(kind.toLowerCase()) !== undefined && /^\p{Lu}/u.test(name);
  return isPet ? [lovedOne(kind.toLowerCase(), name)] : [];
}

function ofMarriage(prose: string): readonly FactInProse[] {
  const [, got, married, engaged, name] = MARRIED.exec(prose) ?? [];
  if (name === undefined || (got ?? married ?? engaged) === undefined) return [];
  return [lovedOne(got === 'engaged' || engaged !== undefined ? 'fiancé' : 'spouse', name)];
}
