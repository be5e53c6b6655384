import type { ContactKey } from '../../circle/contact-store.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { isTouch } from '../../circle/domain/interaction.ts';
import { findNewest } from '../../circle/find-newest.ts';
import type { MergeStore } from '../../circle/merge-store.ts';
import type { Timeline } from '../../circle/timeline.ts';
import type { ContactId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { PersonStep } from './domain/record/answer-record.ts';

interface FindLastTouchPorts {
  readonly timeline: Pick<Timeline, 'read' | 'readRetractions'>;
  readonly strangers: Pick<MergeStore, 'findRecord'>;
}

/**
 * When somebody was last in touch, as it stands now that an answer's entries are taken back: the newest touch on the timeline,
 * or what was known before the answer, as from an import, which is on no timeline. What was taken back itself, by another Undo,
 * is followed to what was known before that.
 */
export async function findLastTouch(
  ports: FindLastTouchPorts,
  contact: Contact,
  step: PersonStep,
): Promise<IsoInstant | undefined> {
  const newest = await findNewest(ports, contact, isTouch);
  const { contactIds, touches } = await followMerges(ports, contact, step);
  const known = await findStanding(ports, contactIds, contact, touches);
  return [newest?.occurredAt, ...known].reduce(later, undefined);
}

/** Whoever they were until now, and when each was last in touch with the owner. */
async function followMerges(
  { strangers }: FindLastTouchPorts,
  { ownerId, contactId: nowId }: ContactKey,
  { contactId, touchedBefore }: PersonStep,
): Promise<{ readonly contactIds: readonly ContactId[]; readonly touches: readonly IsoInstant[] }> {
  const contactIds = [contactId];
  const touches = touchedBefore === undefined ? [] : [touchedBefore];
  let absorbedId = contactId;
  while (absorbedId !== nowId) {
    const merge = await strangers.findRecord(ownerId, absorbedId);
    if (merge === undefined) break;
    absorbedId = merge.into;
    contactIds.push(absorbedId);
    if (merge.keptBefore.lastTouchAt !== undefined) touches.push(merge.keptBefore.lastTouchAt);
  }
  return { contactIds, touches };
}

async function findStanding(
  { timeline }: FindLastTouchPorts,
  contactIds: readonly ContactId[],
  { ownerId }: ContactKey,
  touches: readonly IsoInstant[],
): Promise<readonly IsoInstant[]> {
  const standing: IsoInstant[] = [];
  const open = [...touches];
  const seen = new Set<IsoInstant>();
  for (let moment = open.pop(); moment !== undefined; moment = open.pop()) {
    if (seen.has(moment)) continue;
    seen.add(moment);
    const retractions = [];
    for (const contactId of contactIds)
      retractions.push(...(await timeline.readRetractions({ ownerId, contactId }, moment)));
    if (retractions.length === 0) standing.push(moment);
    open.push(...retractions.flatMap(({ touchedBefore }) => touchedBefore ?? []));
  }
  return standing;
}

const later = (one: IsoInstant | undefined, other: IsoInstant | undefined): IsoInstant | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
