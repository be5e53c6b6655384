import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { openGivingDays } from '../../../functions/circle/domain/gift-days/open-giving-days.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';

test('a gift that is as near to a birthday as to thanks counts as the thanks, which were asked for', () => {
  const daniel = buildPerson('Daniel Okafor', {
    tier: 'close',
    lovedOnes: [{ name: 'Amara', relation: 'wife', occasions: [birthday({ month: 9, day: 4 })] }],
    efforts: [{ interactionId: 'trip', kind: 'travel', occurredAt: '2026-08-24T10:00:00.000Z' }],
    occasions: [birthday({ month: 2, day: 1 })],
  });
  const from = Temporal.PlainDate.from('2026-08-25');
  const open = (contact: typeof daniel) =>
    openGivingDays(contact, from, from.add({ days: 21 }), buildOwner())
      .filter(({ forWhom }) => forWhom === 'Amara')
      .map(({ on, occasion }) => `${on} ${occasion}`);
  expect(open(daniel)).toEqual(['2026-09-04 birthday', '2026-09-04 thank-at-home']);
  const gift = {
    ...{ giftId: 'a'.repeat(24), stage: 'sent' as const, text: 'a letter', forWhom: 'Amara' },
    on: '2026-09-04',
    addedAt: toIsoInstant(Temporal.Instant.from('2026-08-26T09:00:00Z')),
  };
  expect(open({ ...daniel, gifts: [gift] })).toEqual(['2026-09-04 birthday']);
});
