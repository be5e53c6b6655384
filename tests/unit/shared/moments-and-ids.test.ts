import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { epochSecondsSchema, toEpochSeconds } from '../../../functions/shared/epoch-seconds.ts';
import {
  contactIdSchema,
  deriveContactId,
  deriveDeliveryId,
  newContactId,
} from '../../../functions/shared/ids.ts';
import { fromIsoInstant, isoInstantSchema, toIsoInstant } from '../../../functions/shared/iso-instant.ts';

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(9999, 11, 31);
const instants = fc
  .integer({ min: FIRST, max: LAST })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

describe('a stored moment', () => {
  test('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [a, b] = [toIsoInstant(one), toIsoInstant(other)];
        expect(Math.sign(Temporal.Instant.compare(one, other))).toBe(a < b ? -1 : Number(a > b));
      }),
    );
  });

  test('comes back to the millisecond', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(fromIsoInstant(toIsoInstant(instant)).epochMilliseconds).toBe(instant.epochMilliseconds);
      }),
    );
  });

  test.each([
    '2026-08-24T06:30:00Z',
    '2026-08-24T06:30:00.0000Z',
    '2026-08-24T07:30:00.000+01:00',
    '2026-02-30T06:30:00.000Z',
    '2026-08-24',
    '',
  ])('is never %j', (text) => {
    expect(isoInstantSchema.safeParse(text).success).toBe(false);
  });
});

describe('epoch seconds', () => {
  test('are whole, rounded down', () => {
    expect(toEpochSeconds(Temporal.Instant.from('2026-08-24T06:30:00.999Z'))).toBe(1_787_553_000);
  });

  test('are not milliseconds', () => {
    expect(epochSecondsSchema.safeParse(Date.UTC(2026, 7, 24)).success).toBe(false);
  });
});

describe('ids', () => {
  test('differ from one another when random', () => {
    expect(new Set(Array.from({ length: 1000 }, newContactId)).size).toBe(1000);
  });

  test('are the same for the same parts, and for no others', () => {
    expect(deriveDeliveryId('nudge', 'nora')).toBe(deriveDeliveryId('nudge', 'nora'));
    expect(deriveDeliveryId('ab', 'c')).not.toBe(deriveDeliveryId('a', 'bc'));
    expect(contactIdSchema.parse(deriveContactId('nora', 'ruth'))).toBe(deriveContactId('nora', 'ruth'));
    expect(deriveContactId('nora', 'ruth')).not.toBe(deriveContactId('nora', 'leo'));
  });
});
