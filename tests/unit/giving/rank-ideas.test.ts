import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../functions/giving/domain/catalogue/catalogue.ts';
import { OCCASION_KINDS } from '../../../functions/giving/domain/idea.ts';
import { ceilingOf } from '../../../functions/giving/domain/prices.ts';
import { rankIdeas } from '../../../functions/giving/domain/rank/rank-ideas.ts';
import type { CatalogueIdea } from '../../../functions/giving/domain/rank/ranked-idea.ts';
import { buildContact } from '../../builders/contact.ts';

const today = Temporal.PlainDate.from('2026-08-24');
const inDays = (days: number) => today.add({ days });
const fromCatalogue = ({ ideas }: ReturnType<typeof rankIdeas>) =>
  ideas.filter((idea): idea is CatalogueIdea => idea.source === 'catalogue');
const containsOf = (id: string) => CATALOGUE.find((idea) => idea.id === id)?.contains ?? [];
const gift = (stage: 'idea' | 'sent', text: string, forWhom?: string) => ({
  giftId: 'a'.repeat(24),
  stage,
  text,
  ...(forWhom && { forWhom }),
  addedAt: '2026-03-03T09:00:00.000Z',
});

describe('ideas for somebody', () => {
  const daniel = buildContact({
    name: 'Daniel Okafor',
    lovedOnes: [{ name: 'Amara', relation: 'wife', notes: ['grows dahlias on an allotment in Brockley'] }],
  });

  it('say why each fits, from what the owner noted', () => {
    const { ideas } = rankIdeas({
      contact: daniel,
      forWhom: 'Amara',
      occasion: 'birthday',
      on: inDays(30),
      today,
    });
    expect(ideas).toHaveLength(3);
    expect(ideas[0]?.why).toMatch(/^Amara grows dahlias on an allotment in Brockley: .+\.$/);
  });

  it('begin with the owner’s own, and mind what was meant for another', () => {
    const contact = buildContact({
      gifts: [gift('idea', 'A book on knots'), gift('idea', 'Roller skates', 'Leo')],
    });
    const { ideas } = rankIdeas({ contact, occasion: 'birthday', on: inDays(30), today });
    expect(ideas[0]).toMatchObject({ source: 'own', what: 'A book on knots' });
    expect(ideas.map(({ what }) => what)).not.toContain('Roller skates');
  });

  it('of a day that is tomorrow need no lead, which is said plainly', () => {
    const { ideas, remarks } = rankIdeas({ contact: daniel, occasion: 'birthday', on: inDays(1), today });
    expect(ideas.length).toBeGreaterThan(0);
    expect(remarks.join(' ')).toContain('too late for anything that is made or posted');
  });

  it('are none for whoever is in memory or hidden', () => {
    const contact = buildContact({
      lovedOnes: [
        { name: 'Edwin', relation: 'father', inMemory: { since: '2026-06-01T00:00:00.000Z' } },
        { name: 'Max', relation: 'brother', hidden: { since: '2026-06-01T00:00:00.000Z' } },
      ],
    });
    for (const forWhom of ['Edwin', 'Max', 'Nobody']) {
      const { ideas, remarks } = rankIdeas({ contact, forWhom, occasion: 'birthday', on: inDays(30), today });
      expect(ideas).toEqual([]);
      expect(remarks).toHaveLength(1);
    }
  });

  it.each(['Her father died in June.', 'They are getting divorced.'])(
    'are only quiet ones after “%s”',
    (note) => {
      const contact = buildContact({ notes: [note] });
      const ideas = fromCatalogue(
        rankIdeas({ contact, occasion: 'anniversary', on: inDays(30), today, count: 20 }),
      );
      expect(ideas.length).toBeGreaterThan(2);
      for (const { id } of ideas)
        expect(CATALOGUE.find((idea) => idea.id === id)?.occasions).toContain('hard-time');
    },
  );

  it('know again what stands on the timeline only', () => {
    const contact = buildContact({ interests: ['letterpress printing'] });
    const alsoGiven = ['Sent a tin of old wooden type, a capital R and an A.'];
    const ideas = fromCatalogue(
      rankIdeas({ contact, occasion: 'birthday', on: inDays(60), today, alsoGiven, count: 50 }),
    );
    expect(ideas.map(({ id }) => id)).not.toContain('wood-type-initials');
  });

  it('differ between years', () => {
    const ideasIn = (year: number) =>
      fromCatalogue(
        rankIdeas({
          contact: buildContact(),
          occasion: 'birthday',
          on: inDays(60).with({ year }),
          today: today.with({ year }),
        }),
      ).map(({ id }) => id);
    const all = [2026, 2027, 2028, 2029].map((year) => ideasIn(year).join());
    expect(new Set(all).size).toBeGreaterThan(1);
    expect(ideasIn(2026)).toEqual(ideasIn(2026));
  });
});

describe('with whatever contact, day and budget', () => {
  const allergies = fc.subarray([
    'nuts',
    'gluten',
    'lactose',
    'pollen',
    'eggs',
    'wool',
    'kiwi',
    'penicillin',
  ]);
  const notes = fc.subarray([
    'Is pregnant.',
    'Sober since May.',
    'Muslim.',
    'Does not drink.',
    'In recovery.',
    'Loves wine.',
  ]);
  const interests = fc.subarray([
    'wine',
    'whisky',
    'gardening',
    'cheese',
    'baking',
    'tea',
    'sailing',
    'chess',
  ]);
  const relation = fc.constantFrom(undefined, 'wife', 'daughter', 'mother', 'dog', 'sister');
  const asked = fc.record({
    allergies,
    notes,
    interests,
    relation,
    given: fc.subarray(
      CATALOGUE.map(({ id }) => id),
      { maxLength: 60 },
    ),
    occasion: fc.constantFrom(...OCCASION_KINDS),
    days: fc.integer({ min: -3, max: 90 }),
    budget: fc.option(fc.constantFrom(0, 20, 25, 80, 200, 500), { nil: undefined }),
  });
  const rank = (input: typeof asked extends fc.Arbitrary<infer T> ? T : never) => {
    const lovedOnes =
      input.relation === undefined
        ? []
        : [{ name: 'Kim', relation: input.relation, interests: input.interests }];
    const gifts = input.given.map((text) => gift('sent', text));
    const contact = buildContact({ ...input, lovedOnes, gifts });
    return fromCatalogue(
      rankIdeas({
        contact,
        forWhom: input.relation && 'Kim',
        occasion: input.occasion,
        on: inDays(input.days),
        today,
        budgetLeft: input.budget,
        count: 200,
      }),
    );
  };

  it('no kind comes again, nothing exceeds the budget, and orderBy ≤ shipBy ≤ the day', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const ideas = rank(input);
        const given = new Set(CATALOGUE.filter(({ id }) => input.given.includes(id)).map(({ kind }) => kind));
        const on = input.days < 0 ? today : inDays(input.days);
        expect(new Set(ideas.map(({ kind }) => kind)).size).toBe(ideas.length);
        for (const { kind, price, orderBy, shipBy } of ideas) {
          expect(given.has(kind)).toBe(false);
          expect(ceilingOf(price)).toBeLessThanOrEqual(input.budget ?? 1000);
          expect([today, orderBy, shipBy, on].toSorted(Temporal.PlainDate.compare)).toEqual([
            today,
            orderBy,
            shipBy,
            on,
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing holds what somebody in the house is allergic to, and no drink where anything speaks against it', () => {
    const meant = { lactose: 'dairy', pollen: 'flowers', eggs: 'egg' };
    fc.assert(
      fc.property(asked, (input) => {
        const ideas = rank(input);
        const contains: readonly string[] = ideas.flatMap(({ id }) => containsOf(id));
        for (const allergy of input.allergies) {
          const content = Object.entries(meant).find(([word]) => word === allergy)?.[1] ?? allergy;
          expect(contains).not.toContain(content);
        }
        if (input.allergies.includes('kiwi')) expect(ideas.map(({ form }) => form)).not.toContain('food');
        const isDry = input.notes.some((note) => note !== 'Loves wine.') || input.relation === 'daughter';
        if (isDry) expect(contains).not.toContain('alcohol');
      }),
      { numRuns: 60 },
    );
  });
});
