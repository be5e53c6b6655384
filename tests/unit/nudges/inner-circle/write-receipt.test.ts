import { expect, test } from 'vitest';
import { writeReceipt } from '../../../../functions/nudges/inner-circle/domain/write-receipt.ts';
import { buildPerson } from '../../../builders/person.ts';

const howOften = 'about once a month';
const NOTHING = {
  picked: [],
  inMemory: [],
  leftInPeace: [],
  notNames: [],
  saysNobody: false,
  unsettled: [],
  howOften,
};
const ruths = [
  buildPerson('Ruth Adler', { company: 'Fjordlight' }),
  buildPerson('Ruth Okafor', { addresses: ['ruth@okafor.example'] }),
];

test('the receipt names who was taken in, what comes next, and what is left to settle', () => {
  expect(
    writeReceipt({
      ...NOTHING,
      picked: ['Daniel Osei', 'Mei Tanaka'],
      unsettled: [
        { written: 'Ruth', people: ruths },
        { written: 'Kenjy', people: [] },
        { written: 'Anna', people: [] },
      ],
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
  expect(writeReceipt(NOTHING)).toEqual({
    headline: 'Nobody was added to your inner circle',
    paragraphs: ['Kith found no names in your mail, so it stays quiet. Reply with a few whenever you like.'],
  });
});

test('a large inner circle is taken as it is, with a word of advice', () => {
  const picked = Array.from({ length: 26 }, (_, index) => `Person ${index}`);
  expect(writeReceipt({ ...NOTHING, picked }).paragraphs.join(' ')).toContain('a large inner circle');
});

test('somebody in memory is not denied, nor are those to be left in peace', () => {
  const { headline, paragraphs } = writeReceipt({
    ...NOTHING,
    inMemory: ['Ada Berg'],
    leftInPeace: ['Tom Berg'],
  });
  expect(headline).toBe('Nobody was added to your inner circle');
  expect(paragraphs.slice(0, 2)).toEqual([
    'Ada Berg: in memory, and held in quiet. Kith will not nudge you.',
    'Tom Berg: you asked Kith to leave them in peace, so they were not added.',
  ]);
});

test('what is no name is given back, so that no word is lost', () => {
  const notNames = [
    'I would have to think about the others',
    ...Array.from({ length: 7 }, () => 'x'.repeat(200)),
  ];
  const [told = ''] = writeReceipt({ ...NOTHING, notNames }).paragraphs;
  expect(told).toMatch(/^Not read as names: “I would have to think about the others”, /);
  expect(told).toContain('and 3 more. One name a line is understood best.');
  expect(told.length).toBeLessThan(600);
});

test('nobody is an answer, too', () => {
  expect(writeReceipt({ ...NOTHING, saysNobody: true }).paragraphs).toEqual([
    'Then Kith stays quiet about them all. Reply with a name whenever that changes.',
  ]);
});

test('namesakes are told apart by what differs', () => {
  const people = ['ruth@a.example', 'ruth@b.example'].map((address, index) =>
    buildPerson('Ruth Adler', {
      contactId: `ruth${'ab'.charAt(index).repeat(12)}`,
      company: 'Fjordlight',
      addresses: [address],
    }),
  );
  expect(writeReceipt({ ...NOTHING, unsettled: [{ written: 'Ruth Adler', people }] }).paragraphs[0]).toBe(
    'Which Ruth Adler? You know Ruth Adler (ruth@a.example) and Ruth Adler (ruth@b.example). Write the address.',
  );
});
