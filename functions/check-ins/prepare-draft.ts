import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import { type LetterStyle, readLetterStyle } from '../circle/domain/letter-style.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { SuppressionList } from '../delivery/suppression-list.ts';
import { deriveDraftId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { chooseRecipient } from './domain/choose-recipient.ts';
import { type Draft, isOpen, newDraft } from './domain/draft.ts';
import { needsOwnWords } from './domain/needs-own-words.ts';
import { isPassing, type LetterMoment, type Restraint, whyNotNow } from './domain/restraint/why-not-now.ts';
import { whyUnwelcome } from './domain/why-unwelcome.ts';
import { type WrittenDraft, writeDraft } from './domain/write-draft.ts';
import type { DraftStore } from './draft-store.ts';

export interface PrepareDraftPorts {
  readonly drafts: Pick<DraftStore, 'open' | 'listForContact' | 'skip'>;
  readonly timeline: Pick<Timeline, 'read'>;
  readonly mailboxes: Pick<MailboxDirectory, 'giveMailbox'>;
  readonly suppressionList: Pick<SuppressionList, 'look'>;
}

export interface DraftOccasion {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly now: Temporal.Instant;
  /** Other people of the circle whom the caller knows anyway; one may be worth an introduction. */
  readonly others?: readonly Contact[];
  /** The owner asked for it at this moment, on whatever day. */
  readonly isAsked?: boolean;
}

/** Enough to find what was said last; a letter does not go back further. */
export const NEWEST_INTERACTIONS = 20;

/**
 * A letter to a contact who is due, ready for the owner's yes: the one that still waits for it, or a new one. Undefined, so
 * that an ordinary nudge takes its place, where there is a reason for restraint (why-not-now.ts), or nothing to ask; where this is no time for it, the one that waits is put away. Repeating it on the same day
 * finds the same draft.
 */
export async function prepareDraft(
  ports: PrepareDraftPorts,
  occasion: DraftOccasion,
): Promise<Pick<Draft, 'draftId' | 'text'> | undefined> {
  const { owner, contact, now, others = [] } = occasion;
  const moment = toIsoInstant(now);
  if (whyUnwelcome(contact) !== undefined) return undefined;
  const { interactions } = await ports.timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  const earlier = await ports.drafts.listForContact(contact);
  const waiting = earlier.find((draft) => isOpen(draft, moment));
  if (needsOwnWords(occasion, interactions)) {
    if (waiting !== undefined) await ports.drafts.skip(waiting, moment);
    return undefined;
  }
  const restraint = await findRestraint(ports, occasion, { interactions, letters: earlier });
  if (restraint !== undefined) return undefined;
  if (waiting !== undefined) return waiting;

  // What expired without a word of the owner's was read by nobody, and may be offered again.
  const decided = earlier.filter(({ status }) => status !== 'open');
  const material = { owner, ownerName: owner.name, contact, interactions, now, earlier: decided, others };
  const written = writeDraft({ ...material, style: findLetterStyle(occasion, interactions) });
  return written === undefined ? undefined : keepDraft(ports, occasion, written);
}

const OWN_WORDS: readonly Interaction['source']['by'][] = ['copy', 'relayed-answer'];

/** What the owner wrote to this contact tells more than what they write to others. */
function findLetterStyle(
  { owner, contact }: DraftOccasion,
  interactions: readonly Interaction[],
): LetterStyle {
  const contactNames = [whatOneCalls(contact), greetingName(contact.name), contact.name];
  const own = interactions
    .filter(({ direction, source }) => direction === 'outbound' && OWN_WORDS.includes(source.by))
    .map(({ text }) => readLetterStyle(text, { ownerName: owner.name, contactNames }));
  return Object.assign({}, owner.letterStyle, ...own.toReversed());
}

async function keepDraft(
  { drafts, mailboxes }: PrepareDraftPorts,
  { owner, contact, now }: DraftOccasion,
  { text, wordings, lastDay }: WrittenDraft,
): Promise<Draft | undefined> {
  const { ownerId, contactId } = contact;
  if (contact.mailbox === undefined) await mailboxes.giveMailbox(contact, newMailboxLabel(contact.name));
  const day = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const draftId = deriveDraftId(ownerId, contactId, day.toString());
  const trueUntil = lastDay?.add({ days: 1 }).toZonedDateTime(owner.timeZone).toInstant();
  const letter = newDraft({ draftId, ownerId, contactId, text, wordings: [...wordings] }, now, trueUntil);
  const draft = await drafts.open(letter);
  return isOpen(draft, toIsoInstant(now)) ? draft : undefined;
}

/** On a day that is none for letters, one that the owner asks for is written all the same, and waits where it is sent. */
async function findRestraint(
  { suppressionList }: PrepareDraftPorts,
  { owner, contact, now, isAsked = letterAskedAt(contact) !== undefined }: DraftOccasion,
  timeline: Pick<LetterMoment, 'interactions' | 'letters'>,
): Promise<Restraint | undefined> {
  const found = contact.addresses.map(async (each) => [each, await suppressionList.look(each)] as const);
  const looks = new Map(await Promise.all(found));
  const recipient = chooseRecipient(contact.addresses, (each) => looks.get(each)?.suppression);
  const closed = [...looks.values()].find(({ suppression }) => suppression?.scope === 'all');
  const address = 'address' in recipient ? looks.get(recipient.address) : closed;
  const restraint = whyNotNow({ owner, contact, now, address: address ?? {}, ...timeline });
  return restraint !== undefined && isAsked && isPassing(restraint) ? undefined : restraint;
}
