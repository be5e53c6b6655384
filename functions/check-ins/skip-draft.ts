import type { ContactStore } from '../circle/contact-store.ts';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { type Draft, isWaiting } from './domain/draft.ts';
import { isSecondSkip } from './domain/skipped-twice.ts';
import type { DraftKey, DraftStore } from './draft-store.ts';

export interface SkipDraftPorts {
  readonly drafts: Pick<DraftStore, 'skip' | 'withdraw' | 'find' | 'listForContact'>;
  readonly contacts: Pick<ContactStore, 'changeContact'>;
  readonly clock: Clock;
}

/**
 * `skipped-twice`: and the one before it, so that there are no more letters to this contact. `late`: it was decided before, or has
 * expired; `draft` is how it stands, undefined where it is gone.
 */
export type DraftSkipped =
  | { readonly outcome: 'skipped' | 'skipped-twice' }
  | { readonly outcome: 'late'; readonly draft: Draft | undefined };

/** The owner's no. Two in a row are a no to letters to this contact. Repeating it changes nothing, and says the same. */
export async function skipDraft(ports: SkipDraftPorts, key: DraftKey): Promise<DraftSkipped> {
  const now = toIsoInstant(ports.clock.now());
  const read = await ports.drafts.find(key);
  if (read === undefined) return { outcome: 'late', draft: undefined };
  if ((await ports.drafts.skip(read, now)) === 'late') {
    const waiting = await ports.drafts.find(read);
    if (waiting !== undefined && isWaiting(waiting, now)) await ports.drafts.withdraw(waiting, now);
    const draft = await ports.drafts.find(read);
    if (draft?.status !== 'skipped') return { outcome: 'late', draft };
  }
  return { outcome: (await endAfterTwo(ports, key)) ? 'skipped-twice' : 'skipped' };
}

async function endAfterTwo({ drafts, contacts }: SkipDraftPorts, key: DraftKey): Promise<boolean> {
  const all = await drafts.listForContact(key);
  let isSecond = false;
  await contacts.changeContact(key, (contact) => {
    isSecond = isSecondSkip(all, key, contact.checkIns?.since);
    return isSecond && contact.checkIns?.way !== 'off'
      ? { ...contact, checkIns: { ...contact.checkIns, way: 'off' } }
      : undefined;
  });
  return isSecond;
}
