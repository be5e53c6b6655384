import type { BriefSection } from '../../emails/morning-brief-props.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Draft } from './domain/draft.ts';
import { isToBeTold, type StaysHere, sayCalledOff } from './domain/say-called-off.ts';
import { whyUnwelcome } from './domain/why-unwelcome.ts';

const TITLE = 'Letters that stayed here';
/** While no brief goes out, no more are remembered. */
const MOST_WAITING = 50;

interface CalledOffPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
  readonly contacts: Pick<ContactStore, 'findContact'>;
}

/** The owner was told that it goes out by itself, and it does not: the next brief tells, in a line. Safe to repeat. */
export async function noteCalledOff(
  { owners }: Pick<CalledOffPorts, 'owners'>,
  { ownerId, contactId, draftId }: Draft,
  why: StaysHere,
  at: IsoInstant,
): Promise<void> {
  if (!isToBeTold(why)) return;
  await owners.changeOwner(ownerId, (owner) => {
    const { lettersCalledOff: noted = [] } = owner;
    if (noted.length >= MOST_WAITING || noted.some((each) => each.draftId === draftId)) return undefined;
    return { ...owner, lettersCalledOff: [...noted, { draftId, contactId, why, at }] };
  });
}

/** The section of a brief that tells of them; no reason for a mail by itself. */
export const showCalledOff = (ports: CalledOffPorts) => ({
  isReasonToWrite: false,
  contribute: ({ owner }: { readonly owner: Owner }) => tell(ports, owner),
  afterSent: (owner: Owner, sentAt: IsoInstant) => forget(ports, owner, sentAt),
});

async function tell(
  { contacts }: CalledOffPorts,
  { ownerId, lettersCalledOff = [] }: Owner,
): Promise<BriefSection | undefined> {
  const items = [];
  for (const { contactId, why } of lettersCalledOff) {
    const contact = await contacts.findContact({ ownerId, contactId });
    const isWelcome = contact !== undefined && whyUnwelcome(contact) === undefined;
    const text = isWelcome ? sayCalledOff(why, whatOneCalls(contact)) : undefined;
    if (text !== undefined) items.push({ text });
  }
  return items.length === 0 ? undefined : { title: TITLE, items };
}

/** What was noted later, the brief that went out at `sentAt` does not tell. */
async function forget(
  { owners }: CalledOffPorts,
  { ownerId, lettersCalledOff: shown = [] }: Owner,
  sentAt: IsoInstant,
): Promise<void> {
  const told = shown.filter(({ at }) => at <= sentAt).map(({ draftId }) => draftId);
  if (told.length === 0) return;
  await owners.changeOwner(ownerId, (owner) => {
    const { lettersCalledOff = [] } = owner;
    const left = lettersCalledOff.filter(({ draftId }) => !told.includes(draftId));
    return left.length === lettersCalledOff.length ? undefined : { ...owner, lettersCalledOff: left };
  });
}
