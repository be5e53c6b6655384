import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { showGifts } from '../../../functions/giving/show-gifts.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';

const owner = buildOwner();
const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
const show = (...people: readonly ReturnType<typeof buildPerson>[]) => showGifts({ owner, people, now });

const home = { lines: ['4 Quay Street'], locality: 'Bristol', postalCode: 'BS1 4AA' };
const amara = {
  name: 'Amara',
  relation: 'wife',
  interests: ['gardening'],
  occasions: [birthday({ month: 9, day: 8 })],
};
const daniel = (changes: Parameters<typeof buildPerson>[1] = {}) =>
  buildPerson('Daniel Okafor', { tier: 'inner', lovedOnes: [amara], postalAddresses: [home], ...changes });
const boots = {
  giftId: 'b'.repeat(24),
  text: 'garden boots',
  forWhom: 'Amara',
  addedAt: '2026-08-20T09:00:00.000Z',
};

describe('the section of gifts', () => {
  it('tells a day that is near with three ideas, why each fits and by when, the address and a note of three lines', () => {
    const section = show(daniel());
    expect(section?.title).toBe('Gifts');
    const [item] = section?.items ?? [];
    expect(item?.text).toBe('Amara’s birthday (Daniel Okafor) is on 8 September.');
    const ideas = item?.choices ?? [];
    expect(ideas).toHaveLength(3);
    for (const idea of ideas) expect(idea).toMatch(/By .+\.$|Begin or order by .+\.$/);
    expect(item?.afterwards).toContain('Address: Amara, 4 Quay Street, Bristol BS1 4AA');
    const note = item?.afterwards?.find((line) => line.startsWith('To write by hand: '));
    expect(note?.match(/“/g)).toHaveLength(3);
  });

  it('says once what holds for several ideas', () => {
    const [item] = show(daniel({ postalAddresses: [] }))?.items ?? [];
    const posted = item?.choices?.filter((choice) => choice.includes(', post by ')) ?? [];
    expect(posted.length).toBeGreaterThan(1);
    const said = [...(item?.choices ?? []), ...(item?.afterwards ?? [])].join(' ');
    expect(said.match(/no postal address/g)).toHaveLength(1);
  });

  it('is the same when it is asked for again, and says each person once, whoever listed them', () => {
    expect(show(daniel(), daniel())).toEqual(show(daniel()));
    expect(show(daniel(), daniel())?.items).toHaveLength(1);
  });

  it.each(['chosen', 'ordered'] as const)('reminds of what was %s in place of ideas', (stage) => {
    const [item] = show(daniel({ gifts: [{ ...boots, stage }] }))?.items ?? [];
    expect(item?.text).toMatch(/ You (?:chose|ordered): garden boots\.$/);
    expect(item?.lines?.join(' ')).toContain('send it on 4 September');
    expect(item?.choices ?? []).toEqual([]);
  });

  it('puts the owner’s own idea first', () => {
    const [item] = show(daniel({ gifts: [{ ...boots, stage: 'idea' }] }))?.items ?? [];
    expect(item?.choices?.[0]).toMatch(/^garden boots\. You thought of it yourself/);
  });

  it.each([
    ['hidden', { hidden: { since: '2026-01-01T00:00:00.000Z' } }],
    ['in memory', { inMemory: { since: '2026-01-01T00:00:00.000Z' } }],
    ['not to be contacted', { doNotContact: { since: '2026-01-01T00:00:00.000Z' } }],
    ['without a tier', { tier: undefined }],
  ])('says nothing about who is %s', (_, changes) => {
    expect(show(daniel(changes))).toBeUndefined();
  });

  it('says nothing about a loved one who is hidden, or of a day that is far', () => {
    const birthdays = (changes: object) =>
      show(daniel({ lovedOnes: [{ ...amara, ...changes }] }))?.items.filter(({ text }) =>
        text.includes('birthday'),
      ) ?? [];
    expect(birthdays({ hidden: { since: '2026-01-01T00:00:00.000Z' } })).toEqual([]);
    expect(birthdays({ occasions: [birthday({ month: 12, day: 8 })] })).toEqual([]);
  });

  it('says plainly when it is too late for the post, and what can still be done', () => {
    const tomorrow = { ...amara, occasions: [birthday({ month: 8, day: 25 })] };
    const [item] = show(daniel({ lovedOnes: [tomorrow] }))?.items ?? [];
    expect(item?.lines?.[0]).toContain('too late for anything that is made or posted');
    expect(item?.choices?.length).toBeGreaterThan(0);
  });

  it('sees the first days of the next year', () => {
    const inJanuary = { ...amara, occasions: [birthday({ month: 1, day: 4 })] };
    const people = [daniel({ lovedOnes: [inJanuary] })];
    const section = showGifts({ owner, people, now: Temporal.Instant.from('2026-12-21T07:30:00Z') });
    expect(section?.items[0]?.text).toBe('Amara’s birthday (Daniel Okafor) is on 4 January 2027.');
  });

  const fiveWithBirthdays = (changes: object) =>
    [1, 2, 3, 4, 5].map((day) =>
      buildPerson(`Person ${day}`, {
        contactId: `person${'abcdef'[day]}aaaaaaaaaa`.slice(0, 16),
        tier: 'close',
        occasions: [birthday({ month: 9, day })],
        ...changes,
      }),
    );

  it('tells of everybody who comes up for a gift this morning', () => {
    expect(show(...fiveWithBirthdays({}))?.items).toHaveLength(5);
  });

  it('of days that were told before it names three at most, soonest first', () => {
    const people = fiveWithBirthdays({ lastNudgedAt: '2026-08-23T06:00:00.000Z' });
    const items = show(...people.toReversed())?.items ?? [];
    expect(items.map(({ text }) => text.slice(-12))).toEqual([
      expect.stringContaining('1 September'),
      expect.stringContaining('2 September'),
      expect.stringContaining('3 September'),
    ]);
  });
});
