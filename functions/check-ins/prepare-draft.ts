import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import { type LetterStyle, readLetterStyle } from '../circle/domain/letter-style.ts';
import { letterSettingFor, wayFor } from '../circle/domain/letter-way.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { SuppressionList } from '../delivery/suppression-list.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDraftId } from '../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { chooseRecipient } from './domain/choose-recipient.ts';
import { type Draft, isOpen, newDraft } from './domain/draft.ts';
import { needsOwnWords } from './domain/needs-own-words.ts';
import { newestIssue } from './domain/restraint/newest-issue.ts';
import { isPassing, type LetterMoment, type Restraint, whyNotNow } from './domain/restraint/why-not-now.ts';
import { usedByOwnerAt } from './domain/used-by-owner.ts';
import { whyUnwelcome } from './domain/why-unwelcome.ts';
import { type WrittenDraft, writeDraft } from './domain/write-draft.ts';
import type { DraftStore } from './draft-store.ts';
import { type OfferDraftPorts, type OfferedDraft, offerDraft } from './offer-draft.ts';
import { noteCalledOff } from './tell-called-off.ts';

export interface PrepareDraftPorts extends OfferDraftPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;

  readonly drafts: Pick<DraftStore, 'open' | 'listForContact' | 'putAway' | 'recordUsed'>;
  readonly timeline: Pick<Timeline, 'read'>;
  readonly mailboxes: Pick<MailboxDirectory, 'giveMailbox'>;
  readonly suppressionList: Pick<SuppressionList, 'lookAll'>;
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
 * A letter to a contact who is due, and how it goes out: the one that still waits, or a new one. Undefined, so that an ordinary
 * nudge takes its place, where letters are not wanted, there is a reason for restraint (why-not-now.ts), the owner wants to see the
 * one that waits later, or there is nothing to ask; where this is no time for it, the one that waits is put away. Repeating it on
 * the same day finds the same draft.
 */
export async function prepareDraft(
  ports: PrepareDraftPorts,
  occasion: DraftOccasion,
): Promise<OfferedDraft | undefined> {
  const { owner, contact, now } = occasion;
  const moment = toIsoInstant(now);
  if (letterSettingFor(owner, contact) === 'off' || whyUnwelcome(contact) !== undefined) return undefined;
  const { interactions } = await ports.timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  const drafts = await noteUsed(ports, await ports.drafts.listForContact(contact), interactions);
  const [waiting] = drafts
    .filter((draft) => isOpen(draft, moment))
    .toSorted((one, other) => other.writtenAt.localeCompare(one.writtenAt));
  if (needsOwnWords(occasion, interactions)) {
    if (waiting !== undefined) await putAway(ports, waiting, moment);
    return undefined;
  }
  const { restraint, to } = await findRestraint(ports, occasion, { interactions, letters: drafts });
  if (restraint !== undefined) return undefined;
  if (waiting?.waitsUntil !== undefined && waiting.waitsUntil > moment) return undefined;
  const draft = waiting ?? (await writeAnew(ports, occasion, drafts, interactions));
  return draft && offerDraft(ports, { draft, owner, contact, to, drafts, now });
}

/** What the owner was told would go out by itself is told of once more. */
async function putAway(ports: PrepareDraftPorts, draft: Draft, now: IsoInstant): Promise<void> {
  if (draft.dueAt !== undefined) await noteCalledOff(ports, draft, 'own-words', now);
  await ports.drafts.putAway(draft, now);
}

/** The drafts as they are once the owner's own letters, of which a copy came, are taken into account. */
async function noteUsed(
  ports: PrepareDraftPorts,
  drafts: readonly Draft[],
  interactions: readonly Interaction[],
): Promise<readonly Draft[]> {
  const noted: Draft[] = [];
  for (const draft of drafts) {
    const usedAt = usedByOwnerAt(draft, interactions);
    if (usedAt !== undefined) await ports.drafts.recordUsed(draft, usedAt);
    noted.push(usedAt === undefined ? draft : { ...draft, status: 'used', usedAt });
  }
  return noted;
}

async function writeAnew(
  ports: PrepareDraftPorts,
  occasion: DraftOccasion,
  drafts: readonly Draft[],
  interactions: readonly Interaction[],
): Promise<Draft | undefined> {
  const { owner, contact, now, others = [] } = occasion;
  // What expired without a word of the owner's was read by nobody, and may be offered again; unless they may have sent it themselves.
  const isTheirsToSend = wayFor(owner, contact, ports.mailDomain) === 'mine';
  const earlier = drafts.filter(({ status }) => isTheirsToSend || status !== 'open');
  const { tone } = contact.checkIns ?? {};
  const written = writeDraft({
    ...{ owner, ownerName: owner.name, contact, interactions, now, earlier, others },
    style: findLetterStyle(occasion, interactions),
    ...(tone && { tone }),
  });
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
  { drafts, mailboxes, mailDomain }: PrepareDraftPorts,
  { owner, contact, now }: DraftOccasion,
  { text, wordings, lastDay }: WrittenDraft,
): Promise<Draft | undefined> {
  const { ownerId, contactId } = contact;
  // What the owner sends themselves is answered to them.
  const isKiths = wayFor(owner, contact, mailDomain) !== 'mine';
  if (isKiths && contact.mailbox === undefined)
    await mailboxes.giveMailbox(contact, newMailboxLabel(contact.name));
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
): Promise<{ readonly restraint: Restraint | undefined; readonly to: EmailAddress | undefined }> {
  const { addresses } = contact;
  const standings = await suppressionList.lookAll(addresses, owner.ownerId);
  const looks = new Map(addresses.map((each, at) => [each, standings[at]]));
  const recipient = chooseRecipient(addresses, (each) => looks.get(each)?.suppression);
  const closed = standings.find(({ suppression }) => suppression?.scope === 'all');
  const to = 'address' in recipient ? recipient.address : undefined;
  const { suppression } = (to === undefined ? closed : looks.get(to)) ?? {};
  const address = { suppression, lastIssueAt: newestIssue(standings) };
  const restraint = whyNotNow({ owner, contact, now, address, ...timeline });
  return { restraint: isAsked && isPassing(restraint) ? undefined : restraint, to };
}
