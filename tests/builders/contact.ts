import type * as z from 'zod';
import { type Contact, contactSchema } from '../../functions/circle/domain/contact.ts';

/** Ruth, of Nora's circle: every 30 days, last spoken to 47 days before Monday 24 August 2026. */
export function buildContact(changes: Partial<z.input<typeof contactSchema>> = {}): Contact {
  return contactSchema.parse({
    ownerId: 'noranoranoranora',
    contactId: 'ruthruthruthruth',
    name: 'Ruth Adler',
    addresses: ['ruth@adler.example'],
    cadenceDays: 30,
    lastTouchAt: '2026-07-08T12:00:00.000Z',
    newestEntry: null,
    addedAt: '2025-07-20T09:00:00.000Z',
    ...changes,
  });
}
