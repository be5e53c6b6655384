import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { PREVIEW_HOURS } from './domain/go-out-alone.ts';
import type { DraftKey, DraftStore } from './draft-store.ts';

export interface AnnounceDraftPorts {
  readonly drafts: Pick<DraftStore, 'announce'>;
  readonly clock: Clock;
}

/** The owner was told that the draft goes out by itself; from now on a day passes first. Repeating it changes nothing. */
export async function announceDraft({ drafts, clock }: AnnounceDraftPorts, draft: DraftKey): Promise<void> {
  const now = clock.now();
  await drafts.announce(draft, toIsoInstant(now.add({ hours: PREVIEW_HOURS })), toIsoInstant(now));
}
