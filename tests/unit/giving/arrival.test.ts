import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Gift } from '../../../functions/circle/domain/gift.ts';
import { giftsUnheardOf, keepArrivalAsked } from '../../../functions/giving/domain/arrival/arrival.ts';
import { keepTheirWords } from '../../../functions/giving/domain/arrival/their-gift-words.ts';
import { buildPerson } from '../../builders/person.ts';

const day = Temporal.PlainDate.from;
const sent = (text: string, changes: Partial<Gift> = {}): Gift => ({
  giftId: text
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .padEnd(24, 'a')
    .slice(0, 24),
  stage: 'sent',
  text,
  on: '2026-08-01',
  addedAt: buildPerson('Ruth Adler').addedAt,
  ...changes,
});
const ruth = (...gifts: readonly Gift[]) => buildPerson('Ruth Adler', { tier: 'inner', gifts: [...gifts] });

describe('whether a gift arrived is asked', () => {
  const askedOn = (on: string, ...gifts: readonly Gift[]) =>
    giftsUnheardOf(ruth(...gifts), day(on)).map(({ text }) => text);

  it('from ten days after it was sent until two months after', () => {
    expect(askedOn('2026-08-10', sent('boots'))).toEqual([]);
    expect(askedOn('2026-08-11', sent('boots'))).toEqual(['boots']);
    expect(askedOn('2026-09-30', sent('boots'))).toEqual(['boots']);
    expect(askedOn('2026-10-01', sent('boots'))).toEqual([]);
  });

  it.each<[string, Gift]>([
    ['not sent', sent('boots', { stage: 'ordered' })],
    ['heard of', sent('boots', { words: { text: 'They fit!', interactionId: 'one' } })],
    ['there', sent('boots', { arrivedOn: '2026-08-05' })],
    ['asked about before', sent('boots', { arrivalAskedOn: '2026-08-11' })],
    ['no parcel', sent('lunch at the harbour')],
    ['help', sent('an introduction to Tom')],
  ])('never about what is %s', (_, gift) => {
    expect(askedOn('2026-08-14', gift)).toEqual([]);
  });

  it('never of a house in mourning, of somebody in memory, or of whom the owner leaves alone', () => {
    const gone = { since: ruth().addedAt, remembersAnniversaries: false };
    const people = [
      buildPerson('Ruth', { gifts: [sent('boots')], inMemory: gone }),
      buildPerson('Ruth', { gifts: [sent('boots')], doNotContact: { since: ruth().addedAt } }),
    ];
    for (const person of people) expect(giftsUnheardOf(person, day('2026-08-14'))).toEqual([]);
  });

  it('at most once in the life of a gift, whatever days go by', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 }), (days) => {
        let contact = ruth(sent('boots'));
        let asked = 0;
        for (const each of days.toSorted((one, other) => one - other)) {
          const on = day('2026-08-01').add({ days: each });
          const [gift] = giftsUnheardOf(contact, on);
          const kept = gift && keepArrivalAsked(contact, gift.giftId, on);
          if (kept === undefined) continue;
          contact = kept;
          asked += 1;
        }
        expect(asked).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what a reply says of a gift', () => {
  const boots = sent('garden boots');
  const heard = (text: string, on = '2026-08-20', ...gifts: readonly Gift[]) =>
    keepTheirWords(ruth(...(gifts.length > 0 ? gifts : [boots])), {
      text,
      on: day(on),
      interactionId: 'entry',
    }).gifts.flatMap((gift) => (gift.words ? [[gift.text, gift.words.text]] : []));

  it.each([
    ['Hi Nora. The boots fit perfectly! More soon.', 'The boots fit perfectly!'],
    ['It arrived this morning. What a lovely thing.', 'It arrived this morning.'],
    ['Thank you so much for the parcel!', 'Thank you so much for the parcel!'],
    ['Your present came today, we are touched.', 'Your present came today, we are touched.'],
    ['We received your surprise!', 'We received your surprise!'],
  ])('is kept with it: %s', (text, words) => {
    expect(heard(text)).toEqual([['garden boots', words]]);
  });

  it.each([
    'Thank you for your mail, all is well here.',
    'Thanks! See you on Friday.',
    'We arrived in Oslo on Monday.',
    'I received your letter and will answer soon.',
    'Your message arrived while I was away.',
    'Leo loves school.',
    'At present I am in Rome.',
  ])('is nothing where it may mean something else: %s', (text) => {
    expect(heard(text)).toEqual([]);
  });

  it('is no longer looked for after two months, nor before it was sent', () => {
    expect(heard('The boots fit!', '2026-09-30')).toHaveLength(1);
    expect(heard('The boots fit!', '2026-10-01')).toEqual([]);
    expect(heard('The boots fit!', '2026-07-31')).toEqual([]);
  });

  it('goes to the gift that it names, and to none where it may be either', () => {
    const two = [boots, sent('an atlas of islands')];
    expect(heard('The atlas is wonderful.', '2026-08-20', ...two)).toEqual([
      ['an atlas of islands', 'The atlas is wonderful.'],
    ]);
    expect(heard('The parcel arrived, thank you!', '2026-08-20', ...two)).toEqual([]);
  });

  it('is the first that was said: a second copy or a later reply changes nothing', () => {
    const reply = { text: 'The boots fit!', on: day('2026-08-20'), interactionId: 'entry' };
    const once = keepTheirWords(ruth(boots), reply);
    expect(keepTheirWords(once, reply)).toBe(once);
    expect(keepTheirWords(once, { ...reply, text: 'The boots!', interactionId: 'other' })).toBe(once);
  });
});
