import { expect, test } from 'vitest';
import { writeReceipt } from '../../../../functions/nudges/inner-circle/domain/write-receipt.ts';
import { buildPerson } from '../../../builders/person.ts';

const howOften = 'about once a month';
const ruths = [
  buildPerson('Ruth Adler', { company: 'Fjordlight' }),
  buildPerson('Ruth Okafor', { addresses: ['ruth@okafor.example'] }),
];

test('the receipt names who was taken in, what comes next, and what is left to settle', () => {
  expect(
    writeReceipt({
      picked: ['Daniel Osei', 'Mei Tanaka'],
      unsettled: [
        { written: 'Ruth', people: ruths },
        { written: 'Kenjy', people: [] },
        { written: 'Anna', people: [] },
      ],
      howOften,
    }),
  ).toEqual({
    headline: '2 people are in your inner circle now',
    paragraphs: [
      'Daniel Osei and Mei Tanaka.',
      'Kith will bring each of them to your mind about once a month. The first ones come one by one over the next weeks, with nothing owed from the past.',
      'Which Ruth? You know Ruth Adler (Fjordlight) and Ruth Okafor (ruth@okafor.example). Write the whole name, or the address.',
      'There is nobody called Kenjy or Anna in your circle. Is the name spelt differently there?',
      'More names, or the right ones? Just reply to this mail.',
    ],
  });
});

test('an answer without names is answered, too', () => {
  expect(writeReceipt({ picked: [], unsettled: [], howOften })).toEqual({
    headline: 'Nobody was added to your inner circle',
    paragraphs: ['Kith found no names in your mail, so it stays quiet. Reply with a few whenever you like.'],
  });
});

test('a large inner circle is taken as it is, with a word of advice', () => {
  const picked = Array.from({ length: 26 }, (_, index) => `Person ${index}`);
  expect(writeReceipt({ picked, unsettled: [], howOften }).paragraphs.join(' ')).toContain(
    'a large inner circle',
  );
});
