import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { quietDaysSchema } from '../../../functions/circle/domain/cadence-rules.ts';
import { isQuietDay } from '../../../functions/circle/domain/quiet-days.ts';
import { planGifts } from '../../../functions/giving/domain/plan/plan-gifts.ts';
import type { PlannedGift } from '../../../functions/giving/domain/plan/planned-gift.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildGivingCircle } from '../../builders/giving-circle.ts';

const quietDays = quietDaysSchema.parse({
  weekdays: [6, 7],
  spans: [{ from: '2027-07-10', until: '2027-07-31' }],
});
const rules = buildRules('Europe/London', { quietDays });
const { giving: settings } = rules;
const circle = buildGivingCircle();
const today = Temporal.PlainDate.from('2026-12-01');
const plan = planGifts({
  people: circle.map((contact) => ({ contact })),
  year: 2027,
  today,
  rules,
});
const of = (contactId: string) => plan.filter((gift) => gift.contactId === contactId);
const line = (gift: PlannedGift) =>
  `${gift.on}  order by ${gift.orderBy}  ${gift.size.padEnd(5)}${gift.contactName} → ${gift.forWhom ?? 'self'} (${gift.because}, up to ${gift.allowance}): ${gift.ideas.map((idea) => (idea.source === 'own' ? idea.what : idea.id)).join(' | ')}`;

describe('a year of giving in a circle of sixty with families', () => {
  it('meets every occasion, each with its lead time', () => {
    process.stdout.write(`${plan.map(line).join('\n')}\n`);
    for (const contact of circle) {
      const days = [contact, ...contact.lovedOnes].flatMap(({ occasions }) => occasions).length;
      expect(of(contact.contactId).filter(({ occasion }) => occasion === 'birthday')).toHaveLength(days);
    }
    for (const { orderBy, shipBy, on } of plan) {
      expect([today, orderBy, shipBy, on].toSorted(Temporal.PlainDate.compare)).toEqual([
        today,
        orderBy,
        shipBy,
        on,
      ]);
    }
  });

  it('has an idea for every gift, and none twice in a household', () => {
    expect(plan.filter(({ size, ideas }) => size === 'gift' && ideas.length === 0).map(line)).toEqual([]);
    for (const { contactId } of circle) {
      const kinds = of(contactId).flatMap(({ ideas }) =>
        ideas.flatMap((idea) => (idea.source === 'catalogue' ? [idea.kind] : [])),
      );
      expect(new Set(kinds).size).toBe(kinds.length);
    }
  });

  it('keeps each one’s rhythm and budget, whichever idea is chosen', () => {
    for (const { contactId, tier = 'wide' } of circle) {
      const gifts = of(contactId).filter(({ size }) => size === 'gift');
      expect(gifts).toHaveLength(settings[tier].giftsAYear);
      expect(of(contactId).reduce((sum, { allowance }) => sum + allowance, 0)).toBeLessThanOrEqual(
        settings[tier].budgetAYear,
      );
    }
  });

  it('surprises never in the week of an occasion, never on a quiet day', () => {
    const surprises = plan.filter(({ occasion }) => occasion === 'just-because');
    expect(surprises.length).toBeGreaterThan(20);
    for (const { on, contactId } of surprises) {
      expect(isQuietDay(on, quietDays)).toBe(false);
      for (const other of of(contactId).filter(({ occasion }) => occasion !== 'just-because')) {
        expect(Math.abs(on.until(other.on).days)).toBeGreaterThan(7);
      }
    }
  });

  it('gives to the one at home in every inner family', () => {
    for (const { contactId, tier, lovedOnes } of circle) {
      if (tier === 'inner' && lovedOnes.length > 0) {
        expect(
          of(contactId).some(
            ({ size, forWhom, occasion }) =>
              size === 'gift' && forWhom !== undefined && occasion === 'just-because',
          ),
        ).toBe(true);
      }
    }
  });
});

describe('the plan', () => {
  const plans = (changes: Parameters<typeof buildContact>[0]) =>
    planGifts({
      people: [{ contact: buildContact({ tier: 'inner', ...changes }) }],
      year: 2027,
      today,
      rules,
    });

  it('thanks the one at home after a launch', () => {
    const launch = {
      interactionId: 'launch',
      kind: 'launch' as const,
      occurredAt: '2027-03-02T10:00:00.000Z',
    };
    const thanks = plans({ lovedOnes: [{ name: 'Femi', relation: 'husband' }], efforts: [launch] }).filter(
      ({ occasion }) => occasion === 'thank-at-home',
    );
    expect(thanks).toMatchObject([
      { forWhom: 'Femi', size: 'gift', because: 'thanks to Ruth’s husband Femi, after the launch' },
    ]);
  });

  it('is empty for whoever is hidden, in memory, not to be contacted or without a tier', () => {
    const since = '2026-06-01T00:00:00.000Z';
    expect(plans({ hidden: { since } })).toEqual([]);
    expect(plans({ inMemory: { since } })).toEqual([]);
    expect(plans({ doNotContact: { since } })).toEqual([]);
    expect(plans({ tier: undefined })).toEqual([]);
  });

  it('counts what was already given that year', () => {
    const gifts = [
      {
        giftId: 'a'.repeat(24),
        stage: 'sent' as const,
        text: 'A kite',
        amount: { currency: 'EUR', value: 480 },
        on: '2027-01-05',
        addedAt: '2027-01-05T09:00:00.000Z',
      },
    ];
    const left = plans({ gifts });
    expect(left.filter(({ size }) => size === 'gift')).toHaveLength(3);
    expect(left.reduce((sum, { allowance }) => sum + allowance, 0)).toBeLessThanOrEqual(20);
  });
});
