import type { ContactStore } from '../circle/contact-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { DeliveryStatus } from '../delivery/domain/delivery.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { DeliveryId } from '../shared/ids.ts';

export interface SettleAnswerPorts {
  readonly ledger: Pick<Ledger, 'find'>;
  readonly contacts: Pick<ContactStore, 'findContact' | 'recordEntry'>;
  readonly timeline: Pick<Timeline, 'confirmSent'>;
}

const WENT_OUT: readonly DeliveryStatus[] = ['sent', 'delivered', 'complained'];

/**
 * An owner's answer of which nobody knew whether it went out, once that is known: its note becomes the mail that it was, and a
 * touch. Nothing changes for any other delivery. Safe to repeat.
 */
export async function settleAnswer(
  { ledger, contacts, timeline }: SettleAnswerPorts,
  deliveryId: DeliveryId,
): Promise<void> {
  const delivery = await ledger.find(deliveryId);
  const [subject] = delivery?.subjects ?? [];
  if (delivery?.entry === undefined || subject === undefined || !WENT_OUT.includes(delivery.status)) return;
  const { ownerId, entry } = delivery;
  const contact = await contacts.findContact({ ownerId, contactId: subject.contactId });
  if (contact === undefined) return;
  const sent = await timeline.confirmSent({ ownerId, contactId: contact.contactId, ...entry });
  if (sent !== undefined) await contacts.recordEntry(contact, sent);
}
