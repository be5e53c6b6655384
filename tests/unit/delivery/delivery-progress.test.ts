import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { deliveryStatusSchema } from '../../../functions/delivery/domain/delivery.ts';
import {
  CLAIM_LEASE_MINUTES,
  isAbandoned,
  statusesBefore,
} from '../../../functions/delivery/domain/delivery-progress.ts';
import { fromIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildDelivery } from '../../builders/delivery.ts';

const anyStatus = fc.constantFrom(...deliveryStatusSchema.options);

describe('statusesBefore', () => {
  it.each([
    ['claimed', []],
    ['unknown', []],
    ['sent', ['claimed', 'unknown']],
    ['delivered', ['claimed', 'unknown', 'sent']],
    ['bounced', ['claimed', 'unknown', 'sent', 'delivered']],
    ['complained', ['claimed', 'unknown', 'sent', 'delivered', 'bounced']],
  ] as const)('%s follows %j', (status, before) => {
    expect(statusesBefore(status)).toEqual(before);
  });

  it('never lets two statuses follow each other', () => {
    fc.assert(
      fc.property(anyStatus, anyStatus, (one, other) => {
        expect(statusesBefore(one).includes(other) && statusesBefore(other).includes(one)).toBe(false);
      }),
    );
  });
});

describe('isAbandoned', () => {
  const claimedAt = fromIsoInstant(buildDelivery().claimedAt);
  const leaseEnd = claimedAt.add({ minutes: CLAIM_LEASE_MINUTES });

  it('holds for a claim from the moment that its lease ends', () => {
    expect(isAbandoned(buildDelivery(), leaseEnd.subtract({ milliseconds: 1 }))).toBe(false);
    expect(isAbandoned(buildDelivery(), leaseEnd)).toBe(true);
  });

  it.each(deliveryStatusSchema.options.filter((status) => status !== 'claimed'))(
    'never holds for a delivery that is %s',
    (status) => {
      const muchLater = Temporal.Instant.from('2030-01-01T00:00:00Z');
      expect(isAbandoned(buildDelivery({ status }), muchLater)).toBe(false);
    },
  );
});
