import type { ContactStore } from '../circle/contact-store.ts';
import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { DraftKey, DraftStore } from './draft-store.ts';

export interface PostponeDraftPorts {
  readonly drafts: Pick<DraftStore, 'find' | 'wait'>;
  readonly contacts: Pick<ContactStore, 'changeContact'>;
  readonly clock: Clock;
}

/**
 * The draft waits until then, and the brief of that day brings it. Whatever was to go out by itself does not. `late`: it was
 * decided before, or has expired. Safe to repeat.
 */
export async function postponeDraft(
  { drafts, contacts, clock }: PostponeDraftPorts,
  key: DraftKey,
  until: IsoInstant,
): Promise<'waits' | 'late'> {
  const now = toIsoInstant(clock.now());
  const draft = await drafts.find(key);
  if (draft === undefined || (await drafts.wait(draft, until, now)) === 'late') return 'late';
  await contacts.changeContact(key, (contact) =>
    letterAskedAt(contact) === undefined ? { ...contact, draftAskedAt: now } : undefined,
  );
  return 'waits';
}
