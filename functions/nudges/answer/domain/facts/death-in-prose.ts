import { greetingName } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerPerson } from '../answer-line.ts';
import { type FactInProse, sayAsTold } from './fact-in-prose.ts';

const DIED =
  "(?:(?:has|have|had|'s|sadly|suddenly|peacefully|just|very|also|now|recently|unexpectedly) )*(?:died|passed away|passed on|is dead|is no longer with us)(?![\\p{L}])(?! (?:laughing|of (?:laughter|boredom|embarrassment|shame)))";
const PRONOUN = new RegExp(
  `(?:^|[.!?;:,–—] |\\b(?:that|news|sadly|and),? )(?:she|he|they)(?:'s)? ${DIED}`,
  'iu',
);
/** Where somebody else was spoken of before, `she` may be that one. */
const SOMEBODY_ELSE =
  /\b(?:(?:her|his|their|my|our|the) (?:\p{L}+ )?(?:mum|mom|mother|dad|father|husband|wife|partner|son|daughter|child|baby|brother|sister|aunt|uncle|cousin|friend|gran\p{L}*|dog|cat|horse|boss|neighbour|nephew|niece)|\p{Lu}\p{L}+'s (?:\p{L}+ )?\p{L}+)\b/iu;

/** `She died last week`, `Ruth passed away`: that they died, to be asked about once more before it is kept. */
export function findDeath(prose: string, person: AnswerPerson | undefined): readonly FactInProse[] {
  const at = PRONOUN.exec(prose)?.index;
  const isTheirs = at !== undefined && !SOMEBODY_ELSE.test(prose.slice(0, at));
  return isTheirs || namesOf(person).some((name) => tellsOf(name, prose)) ? [sayAsTold('in memory')] : [];
}

const namesOf = (person: AnswerPerson | undefined): readonly string[] =>
  person === undefined
    ? []
    : [person.name, person.nickname ?? '', greetingName(person.name) ?? ''].filter((name) => name !== '');

const tellsOf = (name: string, prose: string): boolean =>
  new RegExp(`(?<![\\p{L}])${RegExp.escape(name)} ${DIED}`, 'iu').test(prose);
