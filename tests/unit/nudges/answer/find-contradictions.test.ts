import { expect, it } from 'vitest';
import { findContradictions } from '../../../../functions/nudges/answer/domain/find-contradictions.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { ABOUT_FOUR } from './say-line.ts';

const found = (text: string) =>
  findContradictions(readAnswerLines(text, ABOUT_FOUR)).map(({ person, lines }) => [person, ...lines]);

it.each([
  ['snooze 1w\npause 3 months', [[0, 0, 1]]],
  ['send\nskip', [[0, 0, 1]]],
  ['send\nno', [[0, 0, 1]]],
  ['1: stop\n1: send', [[0, 0, 1]]],
  ['snooze 2w\nsnooze 1m', [[0, 0, 1]]],
  ['send\nlikes wine\nskip', [[0, 0, 2]]],
  ['snooze 1w\nsnooze 2w', [[0, 0, 1]]],
  ['pause 2 months\nresume', [[0, 0, 1]]],
  ['tier inner\ntier wide', [[0, 0, 1]]],
  ['every 6 weeks\nmonthly', [[0, 0, 1]]],
  ['birthday 4 May\nbirthday 5 May', [[0, 0, 1]]],
  [
    '2: snooze 1w\n2: pause 2 months\n1: send\n1: skip',
    [
      [1, 0, 1],
      [0, 2, 3],
    ],
  ],
])('%j cannot all be meant', (text, contradictions) => {
  expect(found(text)).toEqual(contradictions);
});

it.each([
  'snooze 1w',
  'snooze 1w\nsnooze 7 days',
  'done\nsnooze 1w',
  '1: snooze 1w\n2: pause 3 months',
  '1: send\n2: skip',
  'likes wine\nlikes tea',
  'birthday 4 May\nanniversary 3 June',
  'tier inner\nevery 6 weeks',
])('%j goes together', (text) => {
  expect(found(text)).toEqual([]);
});

it('each asks in one line', () => {
  for (const { ask } of findContradictions(readAnswerLines('send\nskip\nsnooze 1w\npause 3m', ABOUT_FOUR))) {
    expect(ask).toMatch(/^[^\n]{20,120}$/);
  }
});
