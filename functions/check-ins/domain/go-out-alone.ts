import { Temporal } from 'temporal-polyfill';
import { intervalOf } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { wayFor } from '../../circle/domain/letter-way.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Draft } from './draft.ts';
import { needsOwnWords } from './needs-own-words.ts';
import { type LetterMoment, type Restraint, whyNotNow } from './restraint/why-not-now.ts';
import { lastLetterAt } from './unanswered.ts';

/** So long the owner can stop what goes out by itself. */
export const PREVIEW_HOURS = 24;
const SHORTEST_INTERVAL_DAYS = 30;

/** Whether a letter that goes out at `at` comes within one cadence (a month at least) of the last one. */
export function isTooSoon(
  owner: Pick<Owner, 'tiers'>,
  contact: Contact,
  drafts: readonly Draft[],
  at: Temporal.Instant,
): boolean {
  const last = lastLetterAt(drafts);
  if (last === undefined) return false;
  const days = Math.max(SHORTEST_INTERVAL_DAYS, intervalOf(contact, owner)?.idealDays ?? 0);
  return Temporal.Instant.compare(at, fromIsoInstant(last).add({ hours: 24 * days })) < 0;
}

export interface AnnouncedLetter extends Omit<LetterMoment, 'owner' | 'letters'> {
  readonly draft: Draft;
  readonly owner: Owner;
  /** All drafts to the contact. */
  readonly drafts: readonly Draft[];
  readonly mailDomain: string;
}

/** Why a letter that was announced does not go out by itself after all. */
export type CallOff =
  | 'not-allowed'
  | 'no-preview'
  | 'expired'
  | 'in-touch'
  | 'own-words'
  | 'too-soon'
  | Restraint;

/** The first reason that holds, those that last before those that pass; undefined where it goes. */
export function whyCalledOff(letter: AnnouncedLetter): CallOff | undefined {
  const { draft, owner, contact, drafts, interactions, now, mailDomain } = letter;
  const { announcedAt, expiresAt } = draft;
  if (owner.mailStoppedAt !== undefined || wayFor(owner, contact, mailDomain) !== 'auto')
    return 'not-allowed';
  if (announcedAt === undefined || announcedAt > toIsoInstant(now.subtract({ hours: PREVIEW_HOURS })))
    return 'no-preview';
  if (expiresAt <= toIsoInstant(now)) return 'expired';
  if (contact.lastTouchAt !== undefined && contact.lastTouchAt > announcedAt) return 'in-touch';
  if (needsOwnWords({ owner, contact, now }, interactions)) return 'own-words';
  const letters = drafts.filter(({ draftId }) => draftId !== draft.draftId);
  return isTooSoon(owner, contact, letters, now) ? 'too-soon' : whyNotNow({ ...letter, letters });
}
