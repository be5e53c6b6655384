import type { Gift } from '../../circle/domain/gift.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import type { Idea } from './idea.ts';

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Its id, its own sentence with whatever name was filled in, or one of its words. */
const patternOf = ({ id, what, signs }: Idea): RegExp => {
  const sentence = what
    .split(/\{\w+\}/)
    .map(escapeForPattern)
    .join('.+?');
  const words = signs.map((sign) => `(?<![\\p{L}-])${escapeForPattern(sign)}(?![\\p{L}-])`);
  return new RegExp(`(?<![\\w-])${id}(?![\\w-])|${sentence}|${words.join('|')}`, 'iu');
};

const PATTERNS: readonly (readonly [Idea, RegExp])[] = CATALOGUE.map((idea) => [idea, patternOf(idea)]);

/** The kinds of what was given, as far as the words tell. In doubt a kind counts as given: there are many others. */
export function kindsGiven(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    PATTERNS.flatMap(([{ kind }, pattern]) => (texts.some((text) => pattern.test(text)) ? [kind] : [])),
  );
}

/** What is more than a thought, in words. */
export const givenTexts = (gifts: readonly Gift[]): readonly string[] =>
  gifts.filter(({ stage }) => stage !== 'idea').map(({ text }) => text);
