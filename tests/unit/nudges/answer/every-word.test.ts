import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnswerLine } from '../../../../functions/nudges/answer/domain/answer-line.ts';
import { findContradictions } from '../../../../functions/nudges/answer/domain/find-contradictions.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { FACTS } from './phrases/facts.ts';
import { GIVING_AND_PLANS } from './phrases/giving-and-plans.ts';
import { IN_A_BRIEF } from './phrases/in-a-brief.ts';
import { MUST_STAY_NOTES } from './phrases/must-stay-notes.ts';
import { SEVERAL_ON_A_LINE } from './phrases/several-on-a-line.ts';
import { SINGLE_WORDS } from './phrases/single-words.ts';
import { SNOOZES } from './phrases/snoozes.ts';
import { TOUCHES } from './phrases/touches.ts';
import { ABOUT_FOUR, ABOUT_RUTH } from './say-line.ts';

const WRITTEN = [
  FACTS,
  GIVING_AND_PLANS,
  IN_A_BRIEF,
  MUST_STAY_NOTES,
  SEVERAL_ON_A_LINE,
  SINGLE_WORDS,
  SNOOZES,
  TOUCHES,
].flatMap((phrases) => phrases.map(([written]) => written.replaceAll('⏎', '\n')));

const bare = (text: string): string => text.replace(/[\s\u0085]+/g, '');
const wordsOf = (lines: readonly AnswerLine[]): string => bare(lines.map(({ words }) => words).join(''));

/** Real phrases and noise, broken into lines and paragraphs at random, cut anywhere. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WRITTEN) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2:', 'Cameron:', 'Bob:', '> ', 'send', 'Anna -', '- ', '❤️', '请', '\u202e'),
  },
);
const break_ = fc.constantFrom('\n', '\n\n', '\r\n', ' ', '\n  \n', '\u2028', ', ');
const answer = fc
  .array(fc.tuple(piece, break_), { maxLength: 20 })
  .map((pieces) => pieces.map(([text, end]) => text + end).join(''));

it('no word of an answer is lost, none is added, and nothing that is written throws', () => {
  fc.assert(
    fc.property(answer, fc.constantFrom(ABOUT_RUTH, ABOUT_FOUR), (text, context) => {
      const lines = readAnswerLines(text, context);
      findContradictions(lines);
      expect(wordsOf(lines)).toBe(bare(text));
    }),
    { numRuns: 300 },
  );
});

/** Many short lines, or one long one, and the end of it stands beyond what is read. */
const filler = fc.constantFrom(
  'Well, well.\n'.repeat(1000),
  'snooze 1w\n\n'.repeat(1000),
  `${'and so on '.repeat(6100)}\n`,
);
const longAnswer = fc
  .tuple(answer, filler, answer)
  .map(([start, long, end]) => `${start}\n${long}beyond\n${end}`);

it('no word of an answer is lost or added beyond what is read of it', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(longAnswer, fc.constantFrom(ABOUT_RUTH, ABOUT_FOUR), (text, context) => {
      const lines = readAnswerLines(text, context);
      expect(wordsOf(lines) === bare(text)).toBe(true);
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

it('a note keeps its words as they were written, but for a number or name before them', () => {
  for (const [written] of MUST_STAY_NOTES) {
    const [line, ...others] = readAnswerLines(`2: ${written}`, ABOUT_FOUR);
    expect(others).toEqual([]);
    expect(line?.reading).toMatchObject({ kind: 'note', text: written });
  }
});

it('an answer to a mail about nobody, or addressed to nobody in it, is read all the same', () => {
  for (const text of WRITTEN) {
    const lines = readAnswerLines(text, { ...ABOUT_FOUR, people: [], addressedIndex: 3 });
    expect(wordsOf(lines)).toBe(bare(text));
  }
});
