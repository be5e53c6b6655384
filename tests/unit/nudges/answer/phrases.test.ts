import { describe, expect, it } from 'vitest';
import type { AnswerContext } from '../../../../functions/nudges/answer/domain/answer-line.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { ATTEMPTS } from './phrases/attempts.ts';
import { FACTS } from './phrases/facts.ts';
import { FROM_THEM } from './phrases/from-them.ts';
import { GIVING_AND_PLANS } from './phrases/giving-and-plans.ts';
import { IN_A_BRIEF } from './phrases/in-a-brief.ts';
import { MUST_STAY_NOTES } from './phrases/must-stay-notes.ts';
import { MUST_STAY_NOTES_TOO } from './phrases/must-stay-notes-too.ts';
import { OTHER_WORDS } from './phrases/other-words.ts';
import { REAL_LIFE, REAL_LIFE_IN_A_BRIEF } from './phrases/real-life.ts';
import { SEVERAL_ON_A_LINE } from './phrases/several-on-a-line.ts';
import { SINGLE_WORDS } from './phrases/single-words.ts';
import { SNOOZES } from './phrases/snoozes.ts';
import { TOUCHES } from './phrases/touches.ts';
import { ABOUT_FOUR, ABOUT_RUTH, type Phrase, sayLine } from './say-line.ts';

const read = (written: string, context: AnswerContext): string =>
  readAnswerLines(written.replaceAll('⏎', '\n'), context).map(sayLine).join(' ⏎ ');

/** Read as this group wants them, once more in capitals, with a full stop, as a bullet. */
const variantsOf = (written: string): readonly string[] => [
  `- ${written}`,
  `  ${written}  `,
  `${written}.`,
  written.charAt(0).toUpperCase() + written.slice(1),
];

describe.each([
  ['touches', TOUCHES, ABOUT_RUTH],
  ['attempts', ATTEMPTS, ABOUT_RUTH],
  ['what came from them', FROM_THEM, ABOUT_FOUR],
  ['snoozes', SNOOZES, ABOUT_RUTH],
  ['other words', OTHER_WORDS, ABOUT_RUTH],
  ['facts', FACTS, ABOUT_RUTH],
  ['giving and plans', GIVING_AND_PLANS, ABOUT_RUTH],
  ['several on a line', SEVERAL_ON_A_LINE, ABOUT_RUTH],
  ['single words', SINGLE_WORDS, ABOUT_RUTH],
  ['real life', REAL_LIFE, ABOUT_RUTH],
  ['real life in a brief', REAL_LIFE_IN_A_BRIEF, ABOUT_FOUR],
  ['answers to a brief', IN_A_BRIEF, ABOUT_FOUR],
  ['what must stay notes', [...MUST_STAY_NOTES, ...MUST_STAY_NOTES_TOO], ABOUT_RUTH],
] as const satisfies readonly (readonly [string, readonly Phrase[], AnswerContext])[])(
  '%s',
  (_, phrases, context) => {
    it.each(phrases)('%s → %s', (written, reading) => {
      expect(read(written, context)).toBe(reading);
    });
  },
);

it('whatever must stay a note stays one as a bullet, with space around it, a full stop, a capital', () => {
  const others = [...MUST_STAY_NOTES, ...MUST_STAY_NOTES_TOO]
    .flatMap(([written]) => variantsOf(written))
    .filter((written) => !read(written, ABOUT_RUTH).startsWith('note'));
  expect(others).toEqual([]);
});

it('touches, attempts and snoozes are read alike as a bullet, with space around them, a full stop, a capital', () => {
  const differing = [...TOUCHES, ...ATTEMPTS, ...SNOOZES].flatMap(([written, reading]) =>
    variantsOf(written).filter((variant) => read(variant, ABOUT_RUTH) !== reading),
  );
  expect(differing).toEqual([]);
});
