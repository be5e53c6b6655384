import type * as z from 'zod';
import { type Owner, ownerSchema } from '../../functions/circle/domain/owner.ts';
import { DUE_DATES_VERSION } from '../../functions/circle/renew-due-dates.ts';

/** Nora, whose brief of Monday 24 August 2026 was due at 07:00 in London. */
export function buildOwner(changes: Partial<z.input<typeof ownerSchema>> = {}): Owner {
  return ownerSchema.parse({
    ownerId: 'noranoranoranora',
    name: 'Nora Lindqvist',
    addresses: [{ address: 'nora@lindqvist.example', confirmedAt: '2025-07-20T08:00:00.000Z' }],
    timeZone: 'Europe/London',
    sendingHour: 7,
    dueDatesVersion: DUE_DATES_VERSION,
    briefDueAt: '2026-08-24T06:00:00.000Z',
    ...changes,
  });
}
