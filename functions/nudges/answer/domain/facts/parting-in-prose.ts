import { greetingName } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerPerson } from '../answer-line.ts';
import type { FactInProse } from './fact-in-prose.ts';

const SINCE =
  '(?:(?:have|has|had|are|is|were|was|got|been|just|now|also|both|finally|sadly|recently|quietly|getting|going|through|a|officially|about|to) )*';
const PARTED = `(?:divorced|divorcing|divorce|separated|separating|split up|splitting up|broken up|broke up|parted ways|parted)(?![\\p{L}])(?! (?:from (?:the|work)|the|over))`;
const CLAUSE = '(?:^|[.!?;:,–—] |\\b(?:that|news|and|but),? )';
const HERS = '(?:her|his|their) (?:husband|wife|spouse|partner|boyfriend|girlfriend|marriage)';
/** Not yet, or not at all. */
const UNSURE =
  /\b(?:not|never|no|won't|aren't|isn't|didn't|if|might|maybe|perhaps|nearly|almost|rumou?rs?|wonders?|afraid|once|years ago|parents?|friends?|sister|brother|son|daughter)\b/iu;
const LONGEST_SENTENCE = 300;

/**
 * `They got divorced`, `she left her husband`: that whoever is at their side is so no more, for the owner to say yes to. Nothing
 * where Kith knows of nobody, or the sentence may be about others.
 */
export function findParting(prose: string, person: AnswerPerson | undefined): readonly FactInProse[] {
  const partner = person?.partner;
  if (person === undefined || partner === undefined) return [];
  const patterns = partingsOf(person, partner.name);
  const isTold = prose
    .split(/(?<=[.!?;])\s+/)
    .some(
      (sentence) =>
        sentence.length <= LONGEST_SENTENCE &&
        !UNSURE.test(sentence) &&
        patterns.some((pattern) => pattern.test(sentence)),
    );
  if (!isTold) return [];
  const who = `ex-${partner.relation} ${partner.name}`;
  return [{ say: who, told: `loved one ${who}` }];
}

function partingsOf(person: AnswerPerson, partnerName: string): readonly RegExp[] {
  const either = [person.name, person.nickname, greetingName(person.name)].filter(
    (name) => name !== undefined,
  );
  const them = anyOf([...either, 'she', 'he']);
  const partner = anyOf([partnerName, partnerName.split(' ')[0] ?? partnerName]);
  const both = `(?:they|the two(?: of them)?|${them} and ${partner}|${partner} and ${them})`;
  const side = `(?:${partner}|${HERS})`;
  return [
    `${CLAUSE}(?:${both}|${them})(?:'re|'ve|'s)? ${SINCE}${PARTED}`,
    `${CLAUSE}${them} (?:has |is )?(?:left|leaving|divorced|divorcing) ${side}`,
    `(?<![\\p{L}])${side} (?:has |have )?(?:left (?:her|him|them|${them})|walked out|moved out)(?![\\p{L}])`,
    `(?<![\\p{L}])(?:their|the|her|his) (?:divorce|separation) (?:is|was|came|went|has)(?![\\p{L}])`,
  ].map((pattern) => new RegExp(pattern, 'iu'));
}

const anyOf = (names: readonly string[]): string =>
  `(?:${names.map((name) => RegExp.escape(name)).join('|')})(?![\\p{L}])`;
