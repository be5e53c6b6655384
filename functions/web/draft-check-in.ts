import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { hasStoppedLetters, letterSettingFor } from '../circle/domain/letter-way.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isPresent } from '../circle/domain/standing.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import type { Clock } from '../shared/clock.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

/** `own`: the owner sends it themselves. `goesOutAt`: it goes out by itself, once a brief has told so. */
export interface WrittenLetter {
  readonly text: string;
  readonly own?: object;
  readonly goesOutAt?: Temporal.Instant;
}

/** Writes a letter in the owner's name, which goes out by whichever way they want. */
interface CheckInDrafter {
  /** Undefined where there is nothing to say, or none is welcome. Repeating it on one day finds the same one. */
  prepareDraft(occasion: {
    readonly owner: Owner;
    readonly contact: Contact;
    readonly now: Temporal.Instant;
  }): Promise<WrittenLetter | undefined>;
}

export interface DraftCheckInPorts extends FindLinkTargetPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: Pick<ContactStore, 'findContact' | 'changeContact'>;
  readonly checkIns: CheckInDrafter;
  readonly pressLog: PressLog;
}

export interface DraftedCheckIn extends LinkTarget {
  /** Undefined where Kith has nothing to write. */
  readonly letter: WrittenLetter | undefined;
  /** Why there is none: the owner lets them rest until this moment. */
  readonly restsUntil?: IsoInstant | undefined;
}

/** Until when the owner lets the person rest, where no letter was asked for before. */
export function restingUntil({ person: { pause }, press }: LinkTarget, clock: Clock): IsoInstant | undefined {
  const isResting = press === undefined && pause !== undefined && pause.until > toIsoInstant(clock.now());
  return isResting ? pause.until : undefined;
}

/**
 * Prepares a check-in to the person behind a link, and brings them up in the next brief, with it. Their letters are wanted from
 * then on, by the way that the owner set or that suits their address. It works once: pressing again shows the same letter and changes nothing. Of whoever
 * rests nothing is done, so that the press works once they do not. Throws what findLinkTarget throws.
 */
export async function draftCheckIn(ports: DraftCheckInPorts, token: string): Promise<DraftedCheckIn> {
  const target = await findLinkTarget(ports, 'draft', token);
  const { owner, person, pressId } = target;
  const restsUntil = restingUntil(target, ports.clock);
  if (restsUntil !== undefined) {
    await noteAttention(ports, owner.ownerId, toIsoInstant(ports.clock.now()));
    return { ...target, letter: undefined, restsUntil };
  }
  const press = await ports.pressLog.recordPress(pressId, toIsoInstant(ports.clock.now()));
  await noteAttention(ports, owner.ownerId, press.pressedAt);
  const contact = press.isFinished ? person : await welcomeLetters(ports, target, press.pressedAt);
  const now = fromIsoInstant(press.pressedAt);
  const draft = contact && (await ports.checkIns.prepareDraft({ owner, contact, now }));
  if (draft && !press.isFinished) {
    await ports.contacts.changeContact(contact, (stored) => ({ ...stored, draftAskedAt: press.pressedAt }));
  }
  await ports.pressLog.finishPress(pressId);
  return { ...target, press, letter: draft };
}

/** Undefined for whoever asked for no letters: that is not undone by a button. */
async function welcomeLetters(
  { contacts }: Pick<DraftCheckInPorts, 'contacts'>,
  { owner, person }: LinkTarget,
  since: IsoInstant,
): Promise<Contact | undefined> {
  const outcome = await contacts.changeContact(person, (contact) => {
    const isOpen = isPresent(contact) && contact.doNotContact === undefined && !hasStoppedLetters(contact);
    const isNew = letterSettingFor(owner, contact) === 'off';
    return isOpen && isNew ? { ...contact, checkIns: { ...contact.checkIns, way: 'on', since } } : undefined;
  });
  return outcome.outcome === 'address-taken' ? undefined : outcome.contact;
}
