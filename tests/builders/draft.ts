import type * as z from 'zod';
import { type Draft, draftSchema } from '../../functions/check-ins/domain/draft.ts';

/** A letter to Ruth, of Nora's circle, that waits for Nora's word since Monday morning. */
export function buildDraft(changes: Partial<z.input<typeof draftSchema>> = {}): Draft {
  return draftSchema.parse({
    draftId: 'draftdraftdraftd',
    ownerId: 'noranoranoranora',
    contactId: 'ruthruthruthruth',
    status: 'open',
    text: 'Hi Ruth,\n\nHow is Leo?\n\nNora',
    writtenAt: '2026-08-24T06:30:00.000Z',
    expiresAt: '2026-09-07T06:30:00.000Z',
    ...changes,
  });
}
