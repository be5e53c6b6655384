import { dateLine } from '../../circle/domain/say-day.ts';
import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';

/** `Tuesday, 25 August at 9:00`, on the newsletter's clock. */
export function saySlot(slotAt: IsoInstant, timeZone: string): string {
  const local = fromIsoInstant(slotAt).toZonedDateTimeISO(timeZone);
  return `${dateLine(local.toPlainDate())} at ${local.hour}:${String(local.minute).padStart(2, '0')}`;
}
