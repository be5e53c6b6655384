import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../circle/domain/contact.ts';
import { localDay } from '../circle/domain/local-day.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { CLAIM_LEASE_MINUTES } from '../delivery/domain/delivery-progress.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Draft } from './domain/draft.ts';
import { whyCalledOff } from './domain/go-out-alone.ts';
import { nextWorkingMoment } from './domain/next-working-moment.ts';
import { newestIssue } from './domain/restraint/newest-issue.ts';
import { isPassing } from './domain/restraint/why-not-now.ts';
import type { StaysHere } from './domain/say-called-off.ts';
import { findRecipient } from './find-recipient.ts';
import type { CheckInOutcome } from './follow-delivery.ts';
import type { CheckInPorts } from './ports.ts';
import { NEWEST_INTERACTIONS } from './prepare-draft.ts';
import { letterTime, sendCheckIn } from './send-check-in.ts';
import { noteCalledOff } from './tell-called-off.ts';

/** called-off: it stays here, and may be offered again. tomorrow: as many as are allowed went out today, or it is no day, or no hour, for one. */
export type AnnouncedOutcome = CheckInOutcome | 'called-off' | 'tomorrow';

const DAY_HOURS = 24;

/**
 * Sends a letter that the owner allowed beforehand, saw a day ago and did not stop, as the caller leased it. One write turns it
 * into an approved one, unless it was stopped or moved meanwhile; from then on it is sent like any other. Whatever came up since
 * the owner saw it calls it off.
 */
export async function sendAnnounced(ports: CheckInPorts, draft: Draft): Promise<AnnouncedOutcome> {
  const owner = await ports.owners.findOwner(draft.ownerId);
  const contact = await ports.contacts.findContact(draft);
  const why = owner && contact ? await findCallOff(ports, { owner, contact, draft }) : undefined;
  const now = ports.clock.now();
  const tomorrow = toIsoInstant(now.add({ hours: DAY_HOURS }));
  if (isPassing(why)) {
    await ports.drafts.postpone(draft, tomorrow);
    return 'tomorrow';
  }
  if (owner === undefined || contact === undefined || why !== undefined) {
    log.info('A letter does not go out by itself', { draftId: draft.draftId, why: why ?? 'gone' });
    if (why !== undefined) await noteCalledOff(ports, draft, why, toIsoInstant(now));
    await ports.drafts.callOff(draft);
    return 'called-off';
  }
  // Until the hour that suits the contact it can be stopped, and counts for no day.
  const moment = nextWorkingMoment(letterTime({ owner, contact, draft }), now);
  if (Temporal.Instant.compare(moment, now) > 0) {
    await ports.drafts.postpone(draft, toIsoInstant(moment));
    return 'tomorrow';
  }
  if (!(await takeTurn(ports, owner, draft))) {
    await ports.drafts.postpone(draft, tomorrow);
    return 'tomorrow';
  }
  const approval = { text: draft.text, approvedAt: toIsoInstant(now), inAdvance: true } as const;
  const dueAt = toIsoInstant(now.add({ minutes: CLAIM_LEASE_MINUTES }));
  if ((await ports.drafts.approveAnnounced(draft, approval, dueAt)) === 'late') return 'called-off';
  return sendCheckIn(ports, { ...draft, status: 'approved', approval, dueAt });
}

interface Announced {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly draft: Draft;
}

/** What was announced to somebody who was merged with another since is shown to the owner once more, as a letter to that one. */
async function findCallOff(
  { timeline, drafts, suppressionList, clock, mailDomain }: CheckInPorts,
  { owner, contact, draft }: Announced,
): Promise<StaysHere | undefined> {
  if (contact.contactId !== draft.contactId) return 'merged';
  const { interactions } = await timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  const all = await drafts.listForContact(contact);
  const recipient = await findRecipient({ suppressionList }, contact);
  const to = 'why' in recipient ? contact.addresses[0] : recipient.address;
  const looks = await suppressionList.lookAll(contact.addresses, owner.ownerId);
  const suppression = looks.find((_, at) => contact.addresses[at] === to)?.suppression;
  const address = { suppression, lastIssueAt: newestIssue(looks) };
  const now = clock.now();
  return whyCalledOff({ draft, owner, contact, drafts: all, interactions, address, now, mailDomain });
}

/** One of the day's letters that may go out by themselves: the same one takes its turn once, however often it comes. */
async function takeTurn(
  { owners, clock }: Pick<CheckInPorts, 'owners' | 'clock'>,
  { ownerId }: Owner,
  { draftId }: Draft,
): Promise<boolean> {
  let hasTurn = false;
  await owners.changeOwner(ownerId, (owner) => {
    const on = localDay(clock.now(), owner.timeZone).toString();
    const taken = owner.autoLetters?.on === on ? owner.autoLetters.draftIds : [];
    const isTaken = taken.includes(draftId);
    hasTurn = isTaken || taken.length < owner.letters.autoADay;
    return hasTurn && !isTaken ? { ...owner, autoLetters: { on, draftIds: [...taken, draftId] } } : undefined;
  });
  return hasTurn;
}
