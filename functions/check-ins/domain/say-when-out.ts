import type { Temporal } from 'temporal-polyfill';
import { sayWhen } from '../../circle/domain/say-day.ts';
import { type LetterToTime, zoneOf } from './next-working-moment.ts';

/** How often letters that wait are looked at. */
const RUN_MINUTES = 15;

interface Waiting extends Pick<LetterToTime, 'contact' | 'owner'> {
  /** What one calls the contact. */
  readonly name: string;
}

/** `on Monday at about 9:30`, on the contact's clock, which is named where the owner's shows another hour. */
export function sayWhenOut(
  { contact, owner, name }: Waiting,
  goesOutAt: Temporal.Instant,
  now: Temporal.Instant,
): string {
  const zone = zoneOf({ contact, owner });
  const out = goesOutAt
    .toZonedDateTimeISO(zone)
    .round({ smallestUnit: 'minute', roundingIncrement: RUN_MINUTES, roundingMode: 'ceil' });
  const day = sayWhen(out.toPlainDate(), now.toZonedDateTimeISO(zone).toPlainDate());
  const time = `${out.hour}:${String(out.minute).padStart(2, '0')}`;
  const isElsewhere = out.offset !== out.withTimeZone(owner.timeZone).offset;
  return `${day} at about ${time}${isElsewhere ? `, ${name}’s time` : ''}`;
}
