import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import type { Gift } from '../../../functions/circle/domain/gift.ts';
import { listOccasions } from '../../../functions/circle/domain/gift-days/list-occasions.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { CATALOGUE } from '../../../functions/giving/domain/catalogue/catalogue.ts';
import { findGaps } from '../../../functions/giving/domain/gaps/find-gaps.ts';
import { OCCASION_KINDS } from '../../../functions/giving/domain/idea.ts';
import { fillSlots } from '../../../functions/giving/domain/rank/fill-slots.ts';
import { rankIdeas } from '../../../functions/giving/domain/rank/rank-ideas.ts';
import { buildPerson } from '../../builders/person.ts';

const today = Temporal.PlainDate.from('2026-08-24');
const lovedOnes: Contact['lovedOnes'] = [
  { name: 'Amara', relation: 'wife', interests: ['gardening', 'tea'] },
  {
    name: 'Leo',
    relation: 'son',
    interests: ['chess'],
    occasions: [birthday({ year: 2017, month: 9, day: 1 })],
  },
  { name: 'Grace', relation: 'mother' },
  { name: 'Rex', relation: 'dog' },
].map((one) => ({ interests: [], notes: [], occasions: [], postalAddresses: [], ...one }));
const WHOM = [undefined, 'Amara', 'Leo', 'Grace', 'Rex', 'household'] as const;
const gift = (text: string, changes: Partial<Gift> = {}): Gift => ({
  ...{ giftId: 'b'.repeat(24), stage: 'sent', text, on: '2026-03-01' },
  addedAt: buildPerson('Daniel').addedAt,
  ...changes,
});

describe('a household', () => {
  it('is never given the same kind twice, whoever had it, however it was told, and whoever it is for now', () => {
    const whom = fc.constantFrom(...WHOM);
    const given = fc.record({
      idea: fc.constantFrom(...CATALOGUE),
      forWhom: whom,
      stage: fc.constantFrom('chosen', 'ordered', 'sent'),
      told: fc.constantFrom('id', 'sentence', 'sign'),
    });
    const tell = ({ idea, told, forWhom }: typeof given extends fc.Arbitrary<infer T> ? T : never) => {
      if (told === 'id') return idea.id;
      if (told === 'sign') return `We ${idea.signs[0] ?? idea.id}, last spring`;
      return fillSlots(idea.what, { name: forWhom ?? 'Daniel', contact: 'Daniel', interest: 'chess' });
    };
    fc.assert(
      fc.property(
        fc.array(given, { maxLength: 25 }),
        whom,
        fc.constantFrom(...OCCASION_KINDS),
        (gifts, forWhom, occasion) => {
          const contact = buildPerson('Daniel Okafor', {
            lovedOnes,
            interests: ['baking', 'walking'],
            gifts: gifts.map((each) => gift(tell(each), { stage: each.stage, forWhom: each.forWhom })),
          });
          const on = today.add({ days: 60 });
          const { ideas } = rankIdeas({ contact, forWhom, occasion, on, today, count: 200 });
          const before = new Set(gifts.map(({ idea }) => idea.kind));
          const kinds = ideas.flatMap((idea) => (idea.source === 'catalogue' ? [idea.kind] : []));
          expect(kinds.filter((kind) => before.has(kind))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('after a divorce', () => {
  const family = lovedOnes.slice(1);
  const former = {
    ...{ name: 'Amara', relation: 'ex-wife', interests: [], notes: [], postalAddresses: [] },
    occasions: [birthday({ month: 9, day: 8 })],
  };
  const wedding = { kind: 'anniversary' as const, date: { month: 9, day: 10 }, repeats: 'yearly' as const };
  const gifts = [
    gift('dinner with Amara', { stage: 'idea', on: undefined }),
    gift('garden boots', { stage: 'idea', on: undefined, forWhom: 'Amara', giftId: 'c'.repeat(24) }),
    gift('a map of the coast', { stage: 'idea', on: undefined, giftId: 'd'.repeat(24) }),
  ];
  const daniel = (partners: Contact['lovedOnes'], changes: Partial<Contact> = {}) =>
    buildPerson('Daniel Okafor', { lovedOnes: [...partners, ...family], gifts, ...changes });
  const rank = (contact: Contact, forWhom?: string) =>
    rankIdeas({ contact, forWhom, occasion: 'birthday', on: today.add({ days: 20 }), today });
  const daysOf = (contact: Contact) =>
    listOccasions(contact, { from: today, until: today.add({ days: 30 }), withLinked: true }).map(
      ({ because }) => because,
    );

  it('what was thought of for them, or names them, is no longer suggested, and that is said', () => {
    const { ideas, remarks } = rank(daniel([former]));
    expect(ideas.flatMap(({ source, what }) => (source === 'own' ? [what] : []))).toEqual([
      'a map of the coast',
    ]);
    expect(remarks).toEqual([
      '“dinner with Amara” is left out: Amara is Daniel’s ex-wife now.',
      '“garden boots” is left out: Amara is Daniel’s ex-wife now.',
    ]);
    expect(rank(daniel([former]), 'Amara')).toEqual({
      remarks: [
        'Amara is Daniel’s ex-wife; Kith proposes nothing there. For Daniel, something can still be named.',
      ],
      ideas: [],
    });
  });

  it('a daughter of the same name keeps what was thought of for her', () => {
    const daughter = { ...former, relation: 'daughter' };
    const { ideas } = rank(daniel([former, daughter]));
    expect(ideas.map(({ what }) => what)).toContain('dinner with Amara');
  });

  it('neither their birthday nor the wedding is a day to give something, but a new marriage has its own', () => {
    const occasions = [wedding];
    expect(daysOf(daniel([{ ...former, relation: 'wife' }], { occasions }))).toEqual([
      'Leo’s birthday',
      'Amara’s birthday',
      'Daniel’s anniversary',
    ]);
    expect(daysOf(daniel([former], { occasions }))).toEqual(['Leo’s birthday']);
    const again = { ...former, name: 'Ines', relation: 'wife', occasions: [] };
    expect(daysOf(daniel([former, again], { occasions }))).toEqual([
      'Leo’s birthday',
      'Daniel’s anniversary',
    ]);
  });

  it('nobody asks who is at their side now', () => {
    expect(findGaps(daniel([former])).map(({ gapId }) => gapId)).not.toContain('partner');
  });
});
