import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { occasionsAhead } from '../../circle/domain/occasions-ahead.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { callsForTact, isMourning } from '../../circle/domain/tact.ts';

const MEMORIAL_NEAR_DAYS = 7;

export interface LetterSituation {
  readonly owner: Pick<Owner, 'timeZone' | 'leapDayRule'>;
  readonly contact: Contact;
  readonly now: Temporal.Instant;
}

/**
 * Whether this is a time for the owner's own words and not for a letter by Kith: something grave or private was said, somebody
 * close to the contact died lately, or a day of remembrance is near.
 */
export function needsOwnWords(
  { owner, contact, now }: LetterSituation,
  interactions: readonly Interaction[],
): boolean {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const near = occasionsAhead(contact, today, MEMORIAL_NEAR_DAYS, owner.leapDayRule);
  return (
    callsForTact(contact, interactions) ||
    isMourning(contact, today) ||
    near.some(({ kind }) => kind === 'memorial')
  );
}
