import { expect, it } from 'vitest';
import { findGaps } from '../../../functions/giving/domain/gaps/find-gaps.ts';
import { readAnswerLines } from '../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { buildPerson } from '../../builders/person.ts';
import { ABOUT_RUTH } from '../nudges/answer/say-line.ts';

const lovedOnes = [
  { name: 'Mia', relation: 'daughter' },
  { name: 'Femi', relation: 'husband' },
];
const gaps = [{ lovedOnes }, {}].flatMap((changes) => findGaps(buildPerson('Ruth Adler', changes)));
const people = [{ name: 'Ruth Adler', lovedOnes: ['Mia', 'Femi'], hasDraft: false }];

it.each(gaps.map(({ gapId, answerLike }) => [gapId, answerLike]))(
  'the answer that is shown for “%s” is read as one: %s',
  (_, answerLike) => {
    const [line, ...others] = readAnswerLines(`Ruth Adler: ${answerLike}`, { ...ABOUT_RUTH, people });
    expect(others).toEqual([]);
    expect(line?.reading.kind).toBe('change');
  },
);
