import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';

/** `2024-05-01`, `2024-05-01 10:00:00`, `2024-05-01T10:00:00+02:00` */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** A moment as lists write it, in UTC where they name no zone; undefined where there is none, or no single reading of it. */
export function readMoment(text: string): IsoInstant | undefined {
  const [, day, time = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  if (day === undefined) return undefined;
  try {
    return toIsoInstant(Temporal.Instant.from(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`));
  } catch (error) {
    if (error instanceof RangeError) return undefined; // 30 February
    throw error;
  }
}
