import type { Contact } from '../circle/domain/contact.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { NoticeWords } from '../notices/tell-owner.ts';
import type { DraftId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import type { Draft } from './domain/draft.ts';
import { sayWhenOut } from './domain/say-when-out.ts';
import { type DraftSituation, type NoticeSubject, writeDraftNotice } from './domain/write-draft-notice.ts';
import type { CheckInPorts } from './ports.ts';
import { checkInDeliveryId } from './write-check-in.ts';

export interface DraftToSay {
  readonly owner: Owner;
  readonly contact: Pick<Contact, 'contactId' | 'ownerId' | 'name' | 'nickname' | 'addresses' | 'timeZone'>;
  readonly draftId: DraftId;
  readonly situation: DraftSituation;
}

/** What there is to say to the owner about a letter as it stands now. */
export async function sayAboutDraft(
  ports: Pick<CheckInPorts, 'drafts' | 'ledger' | 'clock'>,
  about: DraftToSay,
): Promise<NoticeWords> {
  const { ownerId, contactId } = about.contact;
  const draft = await ports.drafts.find({ ownerId, contactId, draftId: about.draftId });
  return writeDraftNotice(about.situation, await describe(ports, about, draft));
}

async function describe(
  { ledger, clock }: Pick<CheckInPorts, 'ledger' | 'clock'>,
  { owner, contact }: DraftToSay,
  draft: Draft | undefined,
): Promise<NoticeSubject> {
  const name = whatOneCalls(contact);
  const [address] = contact.addresses;
  if (draft?.approval === undefined) return { name, address, ownWords: draft?.ownWords?.text };
  const goesOutAt = draft.status === 'approved' ? draft.dueAt : draft.approval.goesOutAt;
  const delivery = await ledger.find(checkInDeliveryId(draft));
  return {
    name,
    address: delivery?.recipient ?? address,
    goesOut: goesOutAt && sayWhenOut({ contact, owner, name }, fromIsoInstant(goesOutAt), clock.now()),
  };
}
