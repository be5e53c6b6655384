import type * as z from 'zod';
import { type Delivery, deliverySchema } from '../../functions/delivery/domain/delivery.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';

export function buildDelivery(changes: Partial<z.input<typeof deliverySchema>> = {}): Delivery {
  return deliverySchema.parse({
    deliveryId: deriveDeliveryId('nudge', 'nora', '2026-08-24'),
    kind: 'nudge',
    ownerId: 'noranoranoranora',
    recipient: 'nora@lindqvist.example',
    subjects: [{ contactId: 'ruthruthruthruth' }, { contactId: 'danieldanieldani' }],
    status: 'claimed',
    claimedAt: '2026-08-24T06:30:00.000Z',
    expiresAtEpochSeconds: 1_804_833_000,
    ...changes,
  });
}
