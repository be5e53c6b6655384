import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../circle/domain/contact.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { wayFor } from '../circle/domain/letter-way.ts';
import { logAddress } from '../circle/domain/log-label.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { giveLogLabel } from '../circle/give-log-address.ts';
import type { LogAddresses } from '../circle/log-addresses.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { DraftId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import { type Draft, wordsToSend } from './domain/draft.ts';
import { isTooSoon, PREVIEW_HOURS } from './domain/go-out-alone.ts';

export interface OfferDraftPorts {
  readonly logAddresses: Pick<LogAddresses, 'giveLabel'>;
  readonly mailDomain: string;
  readonly inboundDomain: string;
}

export interface OfferedDraft {
  readonly draftId: DraftId;
  readonly text: string;
  /** The owner sends it themselves, to `to`, with a copy to their log address; absent where Kith does. */
  readonly own?: { readonly to: EmailAddress; readonly subject: string; readonly logAddress: string };
  /** When it goes out by itself, at the earliest; absent where it waits for a word. */
  readonly goesOutAt?: Temporal.Instant;
}

interface DraftToOffer {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly contact: Contact;
  /** The first of their addresses that takes mail. */
  readonly to: EmailAddress | undefined;
  /** All drafts to the contact. */
  readonly drafts: readonly Draft[];
  readonly now: Temporal.Instant;
}

/**
 * By which way a draft goes out. What may go out by itself waits for a word where there is no day left to stop it, where it would
 * be the second one within a cadence, where it was written to somebody before they were merged into this contact, or where the owner wrote other words for it.
 */
export async function offerDraft(ports: OfferDraftPorts, offer: DraftToOffer): Promise<OfferedDraft> {
  const { draft, owner, contact, drafts, now } = offer;
  const { draftId } = draft;
  const text = wordsToSend(draft);
  switch (wayFor(owner, contact, ports.mailDomain)) {
    case 'mine': {
      const own = await addressOwn(ports, offer);
      return { draftId, text, ...(own && { own }) };
    }
    case 'auto': {
      const goesOutAt = draft.dueAt ? fromIsoInstant(draft.dueAt) : now.add({ hours: PREVIEW_HOURS });
      const isInTime = goesOutAt.epochMilliseconds < fromIsoInstant(draft.expiresAt).epochMilliseconds;
      const isAsWritten = draft.contactId === contact.contactId && draft.ownWords === undefined;
      const mayGo = isInTime && isAsWritten && !isTooSoon(owner, contact, drafts, goesOutAt);
      return { draftId, text, ...(mayGo && { goesOutAt }) };
    }
    case 'approve':
    case 'off':
      return { draftId, text };
  }
}

async function addressOwn(
  ports: OfferDraftPorts,
  { owner, to }: Pick<DraftToOffer, 'owner' | 'to'>,
): Promise<OfferedDraft['own']> {
  if (to === undefined) return undefined;
  const label = await giveLogLabel(ports, owner);
  return {
    to,
    subject: `Hello from ${greetingName(owner.name)}`,
    logAddress: logAddress(label, ports.inboundDomain),
  };
}
