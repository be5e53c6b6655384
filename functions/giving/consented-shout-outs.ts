import type { ContactStore } from '../circle/contact-store.ts';
import { isPresent } from '../circle/domain/standing.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';

export interface ConsentedShoutOut {
  readonly planId: string;
  /** The very words to which the contact said yes. */
  readonly text: string;
  readonly link?: string;
  readonly consentedAt: IsoInstant;
}

/**
 * Praise to which its contact said yes after `since`, oldest first. Nothing else about anybody: not their name beside it, nor what the
 * owner wrote. Reads the whole circle.
 */
export async function consentedShoutOuts(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listContacts'> },
  ownerId: OwnerId,
  since: IsoInstant | undefined,
): Promise<readonly ConsentedShoutOut[]> {
  const found: ConsentedShoutOut[] = [];
  for await (const contact of contacts.listContacts(ownerId)) {
    if (!isPresent(contact)) continue;
    for (const { planId, consent, closed, link } of contact.plans) {
      const answer = consent?.answer;
      if (consent === undefined || answer?.says !== 'yes' || closed?.how === 'dropped') continue;
      if (since !== undefined && answer.at <= since) continue;
      found.push({ planId, text: consent.text, consentedAt: answer.at, ...(link !== undefined && { link }) });
    }
  }
  return found.toSorted((one, other) => one.consentedAt.localeCompare(other.consentedAt));
}
