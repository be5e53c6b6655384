import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { PREVIEW_HOURS } from './domain/go-out-alone.ts';
import { jittered } from './domain/next-working-moment.ts';
import type { DraftKey, DraftStore } from './draft-store.ts';

export interface AnnounceDraftPorts {
  readonly drafts: Pick<DraftStore, 'find' | 'announce'>;
  readonly clock: Clock;
}

/** The owner was told that the draft goes out by itself; from now on a day passes first, and some minutes. Repeating it changes nothing. */
export async function announceDraft({ drafts, clock }: AnnounceDraftPorts, key: DraftKey): Promise<void> {
  const now = clock.now();
  const draft = await drafts.find(key);
  if (draft === undefined) return;
  const dueAt = jittered(draft.draftId, now.add({ hours: PREVIEW_HOURS }));
  await drafts.announce(draft, toIsoInstant(dueAt), toIsoInstant(now));
}
