import type { Temporal } from 'temporal-polyfill';
import { cadenceOf } from '../../circle/domain/cadence.ts';
import type { CadenceRules } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { NudgeButton } from '../../shared/nudge-button.ts';

export type PostponingButton = Exclude<NudgeButton, 'done' | 'draft' | 'shared'>;

/**
 * The first owner-local day on which a person may come up again when a button is pressed on `today`: after a week, after a
 * month, or after one aim where this turn is skipped.
 */
export function postponedUntil(
  contact: Contact,
  button: PostponingButton,
  today: Temporal.PlainDate,
  rules: CadenceRules,
): Temporal.PlainDate {
  switch (button) {
    case 'snooze-week':
      return today.add({ weeks: 1 });
    case 'snooze-month':
      return today.add({ months: 1 });
    case 'skip': {
      const aim = cadenceOf(contact, rules);
      return today.add(aim === undefined ? { months: 1 } : { days: aim.idealDays });
    }
  }
}

/** Nothing else about them changes. Undefined where a longer pause holds already. */
export function postpone(contact: Contact, until: Temporal.PlainDate, timeZone: string): Contact | undefined {
  const moment = toIsoInstant(until.toZonedDateTime(timeZone).toInstant());
  if (contact.pause !== undefined && contact.pause.until >= moment) return undefined;
  return { ...contact, pause: { ...contact.pause, until: moment } };
}
