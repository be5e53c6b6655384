import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { hasStoppedLetters, letterSettingFor } from '../circle/domain/letter-way.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isPresent } from '../circle/domain/standing.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
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
}

/**
 * Prepares a check-in to the person behind a link, and brings them up in the next brief, with it. Their letters are wanted from
 * then on, by the way that the owner set or that suits their address. It works once: pressing again shows the same letter and changes nothing. Throws what
 * findLinkTarget throws.
 */
export async function draftCheckIn(ports: DraftCheckInPorts, token: string): Promise<DraftedCheckIn> {
  const target = await findLinkTarget(ports, 'draft', token);
  const { owner, person, pressId } = target;
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
