import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { type GiftStep, keepGift } from '../../../functions/giving/domain/ledger/keep-gift.ts';
import { readAmount } from '../../../functions/giving/domain/ledger/read-amount.ts';
import { yearOfGiving } from '../../../functions/giving/domain/ledger/year-of-giving.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildPerson } from '../../builders/person.ts';

const now = Temporal.Instant.from('2026-08-24T09:00:00Z');
const moment = { at: toIsoInstant(now), today: Temporal.PlainDate.from('2026-08-24') };
const since = '2026-01-01T00:00:00.000Z';
const leo = { name: 'Leo', relation: 'son' };
const ruth = buildPerson('Ruth Adler', { tier: 'inner', lovedOnes: [leo] });
const usd = (value: number) => ({ currency: 'USD', value });

/** The contact after each step; a refusal ends the test. */
function keep(contact: Contact, ...steps: readonly GiftStep[]): Contact {
  return steps.reduce((current, step) => {
    const kept = keepGift(current, step, moment);
    if (kept.outcome === 'refused') throw new Error(kept.reason);
    return kept.contact;
  }, contact);
}

describe('a gift in the ledger', () => {
  it('goes from idea to sent as one gift, named by part of its words', () => {
    const { gifts } = keep(
      ruth,
      { stage: 'idea', text: 'A map of the coast' },
      { stage: 'chosen', text: 'map', amount: usd(80) },
      { stage: 'ordered', text: 'a map of the coast' },
      { stage: 'sent', text: 'MAP' },
    );
    expect(gifts).toMatchObject([
      { stage: 'sent', text: 'A map of the coast', amount: usd(80), on: '2026-08-24' },
    ]);
  });

  it('is the same when it is said again, and never goes back', () => {
    const steps = [{ stage: 'sent', text: 'a map' }] as const;
    const sent = keep(ruth, ...steps);
    expect(keep(sent, ...steps)).toBe(sent);
    const ordered = keep(ruth, { stage: 'ordered', text: 'a map' });
    expect(keep(ordered, { stage: 'chosen', text: 'a map' })).toBe(ordered);
  });

  it('may be given again on another day', () => {
    const before = Temporal.PlainDate.from('2025-08-24');
    const { gifts } = keep(
      ruth,
      { stage: 'sent', text: 'figs', on: before },
      { stage: 'sent', text: 'figs' },
    );
    expect(gifts.map(({ on }) => on)).toEqual(['2025-08-24', '2026-08-24']);
  });

  it('is for a loved one by name or relation, apart from the contact’s own', () => {
    const { gifts } = keep(
      ruth,
      { stage: 'idea', text: 'a kite' },
      { stage: 'chosen', text: 'a kite', forWhom: 'son' },
    );
    expect(gifts).toMatchObject([{ stage: 'idea' }, { stage: 'chosen', forWhom: 'Leo' }]);
  });

  it('asks which one is meant where several are called like that', () => {
    const two = keep(ruth, { stage: 'idea', text: 'a red kite' }, { stage: 'idea', text: 'a blue kite' });
    expect(keepGift(two, { stage: 'chosen', text: 'kite' }, moment)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('“a red kite”, “a blue kite”'),
    });
  });

  it.each([
    ['hidden', { hidden: { since } }, undefined, 'You asked Kith to leave Ruth out of everything.'],
    ['in memory', { inMemory: { since } }, undefined, 'Ruth is in memory.'],
    ['a stranger', {}, 'Zoe', 'Ruth has nobody called Zoe'],
    ['a loved one in memory', { lovedOnes: [{ ...leo, inMemory: { since } }] }, 'Leo', 'Leo is in memory.'],
  ])('is refused with a plain line where it is for somebody %s', (_, changes, forWhom, line) => {
    const kept = keepGift(
      buildPerson('Ruth Adler', changes),
      { stage: 'sent', text: 'a map', forWhom },
      moment,
    );
    expect(kept).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(line) });
    expect(kept).toMatchObject({ reason: expect.stringContaining('Nothing was kept.') });
  });
});

describe('a sum', () => {
  it.each([
    ['USD 80', 'USD', 80],
    ['80 eur', 'EUR', 80],
    ['£1,200.50', 'GBP', 1200.5],
    ['12,50 CHF', 'CHF', 12.5],
    ['isk 9000', 'ISK', 9000],
    ['80 Fr.', 'CHF', 80],
    ['Fr. 1’200.-', 'CHF', 1200],
    ['¥5000', 'JPY', 5000],
    ['80 quid', 'GBP', 80],
    ['R$ 30', 'BRL', 30],
    ['A$25', 'AUD', 25],
  ])('“%s”', (text, currency, value) => {
    expect(readAmount(text)).toEqual({ currency, value });
  });

  it.each(['80', '80 kr', '300 pesos', 'ABC 80', 'USD', 'USD -5', 'USD 1.2.3', 'about 80 USD'])(
    '“%s” is none',
    (text) => {
      expect(readAmount(text)).toBeUndefined();
    },
  );
});

describe('a year of giving', () => {
  const kenji = buildPerson('Kenji Watanabe', { tier: 'wide' });
  const given = keep(
    ruth,
    { stage: 'sent', text: 'a map', amount: usd(0.1) },
    { stage: 'ordered', text: 'figs', amount: usd(0.2) },
    { stage: 'sent', text: 'a lift to the airport' },
    { stage: 'sent', text: 'a book', amount: { currency: 'GBP', value: 30 } },
    { stage: 'chosen', text: 'a boat', amount: usd(900) },
    { stage: 'sent', text: 'wine', amount: usd(50), on: Temporal.PlainDate.from('2025-12-31') },
  );
  const hidden = {
    ...keep(kenji, { stage: 'sent', text: 'tea', amount: usd(5) }),
    hidden: { since: moment.at },
  };
  const year = (people: readonly Contact[]) => yearOfGiving(people, 2026, 'Europe/London');

  it('has a sum for each currency, never one of two, and counts what has none', () => {
    expect(year([given, kenji])).toMatchObject({
      totals: [
        { currency: 'USD', value: 0.3, gifts: 2 },
        { currency: 'GBP', value: 30, gifts: 1 },
      ],
      withoutAmount: 1,
      budget: { value: 525, people: 2 },
    });
  });

  it('counts nobody who is hidden', () => {
    expect(year([hidden])).toEqual({
      given: [],
      totals: [],
      withoutAmount: 0,
      budget: { value: 0, people: 0 },
    });
  });
});
