import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { deriveInteractionId } from '../../shared/interaction-id.ts';
import { fromIsoInstant, isoInstantSchema, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import { isGrave, isMourning } from './tact.ts';

/** When a grave note came in, by a digest of its words; notes themselves have no date. */
export const graveNoteSchema = z.object({ noteId: z.string().min(1), since: isoInstantSchema });

/** So long a grave note keeps a house quiet: every day of the year has come round once. */
const QUIET_DAYS = 365;

const idOf = (note: string): string => deriveInteractionId('grave-note', note.trim().toLowerCase());

/** The grave notes of today with the moments at which they came in: now, where that was not yet kept. */
export const dateGraveNotes = (
  { notes, graveNotes }: Pick<Contact, 'notes' | 'graveNotes'>,
  now: Temporal.Instant,
): Contact['graveNotes'] =>
  notes.filter(isGrave).map((note) => {
    const noteId = idOf(note);
    return graveNotes.find((known) => known.noteId === noteId) ?? { noteId, since: toIsoInstant(now) };
  });

/**
 * Whether nothing cheerful is for this house: somebody died within half a year, or grief, illness or great trouble was noted within
 * a year. A note of which nobody knows when it came in counts as a late one.
 */
export const isHouseQuiet = (contact: Contact, today: Temporal.PlainDate): boolean =>
  isMourning(contact, today) ||
  contact.notes.filter(isGrave).some((note) => {
    const known = contact.graveNotes.find(({ noteId }) => noteId === idOf(note));
    const since = known && fromIsoInstant(known.since).toZonedDateTimeISO('UTC').toPlainDate();
    return since === undefined || since.until(today).days < QUIET_DAYS;
  });
