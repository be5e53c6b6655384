import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import type { Dispatch } from './dispatch.ts';

/** No lease or pause of an issue on its way is meant to end later. */
const LONGEST_LEASE_HOURS = 2;
/** One that is over is looked at again after a day. */
const LONGEST_REST_HOURS = 48;

/** Whether the schedule has to look after an issue; a moment too far ahead to be meant is one of a clock that ran ahead. */
export function isDue(
  { dueAt, finishedAt }: Pick<Dispatch, 'dueAt' | 'finishedAt'>,
  now: IsoInstant,
): boolean {
  if (dueAt === undefined) return false;
  const hours = finishedAt === undefined ? LONGEST_LEASE_HOURS : LONGEST_REST_HOURS;
  return dueAt <= now || dueAt > toIsoInstant(fromIsoInstant(now).add({ hours }));
}
