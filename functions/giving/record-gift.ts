import { Temporal } from 'temporal-polyfill';
import type { ContactKey, ContactStore } from '../circle/contact-store.ts';
import type { Gift } from '../circle/domain/gift.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { logByHand } from '../circle/log-by-hand.ts';
import type { LogInteractionPorts } from '../circle/log-interaction.ts';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { type GiftKept, type GiftStep, keepGift } from './domain/ledger/keep-gift.ts';

export interface RecordGiftPorts extends LogInteractionPorts {
  readonly contacts: Pick<ContactStore, 'changeContact' | 'recordEntry'>;
  readonly clock: Clock;
}

export interface RecordGiftInput {
  readonly owner: Owner;
  readonly key: ContactKey;
  readonly step: GiftStep;
}

/**
 * Keeps how far a gift is, in one conditional write of the contact; one that was sent goes on the timeline after it. Repeating it
 * changes nothing and completes what a crash left half-done. Throws ContactNotFoundError.
 */
export async function recordGift(
  ports: RecordGiftPorts,
  { owner, key, step }: RecordGiftInput,
): Promise<GiftKept> {
  const now = ports.clock.now();
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  if (step.on !== undefined && today.until(step.on).sign > 0) {
    return { outcome: 'refused', reason: `${step.on.toString()} is still to come. Nothing was kept.` };
  }
  const moment = { at: toIsoInstant(now), today };
  let kept: GiftKept | undefined;
  await ports.contacts.changeContact(key, (stored) => {
    kept = keepGift(stored, step, moment);
    return kept.outcome === 'kept' ? kept.contact : undefined;
  });
  if (kept === undefined) return { outcome: 'refused', reason: 'Nothing was kept.' };
  if (kept.outcome !== 'refused') await logSent(ports, owner, key, kept.gift);
  return kept;
}

/** Words and day are the gift’s, so that a repeat finds its entry. */
async function logSent(
  ports: RecordGiftPorts,
  owner: Owner,
  key: ContactKey,
  { stage, text, forWhom, on }: Gift,
): Promise<void> {
  if (stage !== 'sent' || on === undefined) return;
  const { year, month, day } = Temporal.PlainDate.from(on);
  const words = forWhom === undefined ? text : `${text}, for ${forWhom}`;
  await logByHand(ports, { owner, key, kind: 'gift', text: words, on: { year, month, day } });
}
