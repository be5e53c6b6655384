import type { EmailAddress } from '../../shared/email-address.ts';
import type { SubscriberId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { keptPreferences } from './preferences.ts';
import { readerSince, type Subscriber } from './subscriber.ts';

/**
 * Whoever has the new address, after a reader asked to have it instead of their own: nobody is subscribed by that, and who is
 * subscribed stays so. Undefined when nothing changes.
 */
export function afterMoveRequest(
  newcomer: Subscriber | undefined,
  reader: Subscriber,
  { address, at, newId }: { address: EmailAddress; at: IsoInstant; newId: () => SubscriberId },
): Subscriber | undefined {
  if (newcomer?.movesFrom === reader.address) return undefined;
  if (newcomer !== undefined)
    return { ...newcomer, movesFrom: reader.address, revision: newcomer.revision + 1 };
  return {
    address,
    subscriberId: newId(),
    status: 'pending',
    requestedAt: at,
    consent: reader.consent,
    movesFrom: reader.address,
    revision: 1,
  };
}

/**
 * The new address after its reader said yes: subscribed, with all that the old one wished. It takes back their own leaving at
 * the new address, as a confirmation does. It still names the old one, which has yet to end.
 */
export function afterMove(newcomer: Subscriber, reader: Subscriber, at: IsoInstant): Subscriber | undefined {
  if (newcomer.movesFrom !== reader.address || newcomer.status === 'confirmed') return undefined;
  const { suppression } = newcomer;
  const isOwnLeaving = suppression?.reason === 'asked-to-stop' && suppression.scope === 'newsletter';
  return {
    ...newcomer,
    firstName: reader.firstName,
    ...keptPreferences(reader),
    tags: reader.tags,
    status: 'confirmed',
    confirmedAt: at,
    joinedAt: readerSince(reader),
    leftAt: undefined,
    leaveReason: undefined,
    movedTo: undefined,
    consent: reader.consent,
    consentBefore: undefined,
    suppression: isOwnLeaving ? undefined : suppression,
    revision: newcomer.revision + 1,
  };
}

/** The old address once the new one is subscribed; a link to leave in its issues leads on to the new one. */
export function afterMovingOut(
  reader: Subscriber,
  movedTo: EmailAddress,
  at: IsoInstant,
): Subscriber | undefined {
  if (reader.movedTo === movedTo) return undefined;
  return { ...reader, status: 'left', leftAt: at, movedTo, revision: reader.revision + 1 };
}
