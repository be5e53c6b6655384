import { Temporal } from 'temporal-polyfill';
import { intervalOf } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { wayFor } from '../../circle/domain/letter-way.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Draft } from './draft.ts';
import { needsOwnWords } from './needs-own-words.ts';
import { isUnanswered, lastLetterAt } from './unanswered.ts';
import { whyUnwelcome } from './why-unwelcome.ts';

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

export interface AnnouncedLetter {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly contact: Contact;
  /** All drafts to the contact. */
  readonly drafts: readonly Draft[];
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly now: Temporal.Instant;
  readonly mailDomain: string;
}

/** Why a letter that was announced does not go out by itself after all; undefined where it does. */
export type CallOff =
  | 'not-allowed'
  | 'no-preview'
  | 'expired'
  | 'unwelcome'
  | 'paused'
  | 'in-touch'
  | 'own-words'
  | 'unanswered'
  | 'too-soon';

export function whyCalledOff(letter: AnnouncedLetter): CallOff | undefined {
  const { draft, owner, contact, drafts, interactions, now, mailDomain } = letter;
  const moment = toIsoInstant(now);
  const { announcedAt, expiresAt } = draft;
  if (owner.mailStoppedAt !== undefined || wayFor(owner, contact, mailDomain) !== 'auto')
    return 'not-allowed';
  if (announcedAt === undefined || announcedAt > toIsoInstant(now.subtract({ hours: PREVIEW_HOURS })))
    return 'no-preview';
  if (expiresAt <= moment) return 'expired';
  if (whyUnwelcome(contact) !== undefined) return 'unwelcome';
  if (contact.pause !== undefined && contact.pause.until > moment) return 'paused';
  if (contact.lastTouchAt !== undefined && contact.lastTouchAt > announcedAt) return 'in-touch';
  if (needsOwnWords({ owner, contact, now }, interactions)) return 'own-words';
  const others = drafts.filter(({ draftId }) => draftId !== draft.draftId);
  if (isUnanswered(others, interactions)) return 'unanswered';
  return isTooSoon(owner, contact, others, now) ? 'too-soon' : undefined;
}
