import { describe, expect, it } from 'vitest';
import { isGrave, isPrivate, isSafeTopic } from '../../../functions/circle/domain/tact.ts';

describe('a line that Kith may repeat to whoever wrote it', () => {
  it.each([
    'I have begun to read the lighthouse letters, all forty of them.',
    'We are moving to Lisbon in October.',
    'We are off to Norway in May.',
    'We are planning a holiday by the sea.',
    'My son is starting school in September.',
    'I am starting a new job on Monday.',
    'We are renovating the kitchen ourselves.',
    'I am writing a novel at last.',
    'We are planting tomatoes in the greenhouse.',
    'I am training for the marathon.',
    'I am learning Portuguese with an app.',
    'I am learning the cello.',
    'We are going to launch in autumn.',
    'I am going to give a talk in Ghent.',
    'I am working on a documentary about eels.',
    'We are building a new studio.',
  ])('“%s”', (text) => {
    expect(isSafeTopic(text)).toBe(true);
  });
});

describe('a line that Kith keeps to itself', () => {
  it.each([
    'My wife is starting chemo on Monday.',
    'I am starting therapy next week.',
    'We are starting IVF in the spring.',
    'I am looking for a care home for mum.',
    'We are going to bury Rex on Friday.',
    'I am leaving Peter and moving out, please tell nobody.',
    'We are moving to Leeds, but it is a secret.',
    'I am moving to Leeds without Peter.',
    'I am starting a new job, between us.',
    'I am starting a new job after the burnout.',
    'We are hoping to get pregnant on holiday.',
    'We are expecting a baby in the new house.',
    'I am writing a book about my depression.',
    'I am off to Mum for a while.',
    'We are off to Dignitas in March.',
    'I am going to stop drinking after the trip.',
    'I am moving to Cardiff after the divorce.',
    'We are selling the house to pay the debt.',
    'I am going to court about the garden.',
    'I was fired and am starting a podcast.',
    'My brother is out of prison and off to Spain.',
    'I am writing the book for her funeral.',
    'We are planning the concert since Dad passed on Tuesday.',
    'I am having heart surgery before the marathon.',
    'I am going back to rehab after the holiday.',
    'We are separating and moving to new flats.',
    'I am starting to tell people that I am ill.',
    'We are thinking of adopting after the trip.',
    'I am going to talk to Anna about everything.',
    'We are going to try again, and see.',
    'I am thinking of giving up.',
  ])('“%s”', (text) => {
    expect(isSafeTopic(text)).toBe(false);
  });
});

it.each([
  'Dora died on Tuesday. Funeral on Friday.',
  'Her mum passed last night.',
  'She has had a stroke.',
  'They lost their baby.',
])('is grave: “%s”', (text) => {
  expect(isGrave(text)).toBe(true);
});

it.each([
  'Leo passed his exam!',
  'I’ll call on Monday.',
  'Come for drinks on Friday.',
  'I left my bag at yours.',
  'Will you be there?',
  'Wake me at six.',
])('is neither grave nor private: “%s”', (text) => {
  expect(isPrivate(text)).toBe(false);
});
