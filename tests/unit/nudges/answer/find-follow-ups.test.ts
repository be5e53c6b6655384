import { describe, expect, it } from 'vitest';
import { findFollowUps } from '../../../../functions/nudges/answer/domain/facts/find-follow-ups.ts';
import { NOW } from './say-line.ts';

const RUTH = { name: 'Ruth Adler', lovedOnes: ['Mia'], hasDraft: false };
/** On Tuesday, 24 November 2026. */
const find = (text: string) =>
  findFollowUps(text, RUTH, { now: NOW }).map((found) => `${found.on.toString()} ${found.text}`);

describe('what is to come is asked about once it is over', () => {
  it.each([
    ['Mia starts school on 7 December', '2026-12-14 ask how Mia’s first week at school was'],
    ['Her daughter Mia starts school 7 December.', '2026-12-14 ask how Mia’s first week at school was'],
    ['She is starting a new job on 1 December', '2026-12-08 ask how Ruth’s first week in the new job was'],
    ['he starts university in January', '2027-02-01 ask how Ruth’s first week at university was'],
    ['She has surgery on Thursday', '2026-11-28 ask how the surgery went'],
    ['knee surgery Thursday', '2026-11-28 ask how the knee surgery went'],
    ['planning a trip to Japan in May', '2027-06-01 ask about the trip to Japan'],
    ['the trip to New York is on 3 December', '2026-12-13 ask about the trip to New York'],
    ['launch on 3 Dec', '2026-12-04 ask how the launch went'],
    ['Her book launch is next week.', '2026-12-07 ask how the book launch went'],
    ['Mia’s recital is tomorrow', '2026-11-26 ask how Mia’s recital went'],
    ['the job interview this weekend', '2026-11-30 ask how the job interview went'],
    ['Lunch was fun. Driving test on Friday!', '2026-11-28 ask how the test went'],
    ['the wedding is on 12 June', '2027-06-13 ask how the wedding went'],
  ])('%s', (text, followUp) => {
    expect(find(text)).toEqual([followUp]);
  });
});

describe('nothing is to be asked', () => {
  it.each([
    'She had surgery last Thursday.',
    'The surgery was on Thursday',
    'the launch on 3 Dec was called off, and the exam is not on Friday',
    'My surgery is on Thursday',
    'We have our wedding on 12 June',
    'If she gets the interview on Friday',
    'The launch on 3 October 2024',
    'Mia likes school',
    'We talked about the launch. See you on Friday.',
    'The concert may be sold out',
    'Met on Thursday for lunch',
  ])('%s', (text) => {
    expect(find(text)).toEqual([]);
  });
});

it('a text of any size is read in a moment', () => {
  const start = performance.now();
  find('Mia starts school at the '.repeat(5000));
  find(`${'a '.repeat(140)}launch ${'on '.repeat(4)}`.repeat(200));
  expect(performance.now() - start).toBeLessThan(1000);
});
