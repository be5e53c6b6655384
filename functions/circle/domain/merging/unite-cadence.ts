import { type Tier, tierSchema } from '../cadence-rules.ts';
import type { Contact } from '../contact.ts';
import { alsoLine } from './also-line.ts';

type Cadence = Pick<Contact, 'tier' | 'cadenceDays' | 'longestDays' | 'cadenceSince' | 'firstDueDelayDays'>;

/** The kept one's, with the closer tier of the two; all of the absorbed one's where nobody asked about the kept one. */
export function uniteCadence(kept: Contact, absorbed: Contact): Cadence {
  if (hasCadence(kept) || !hasCadence(absorbed)) {
    const { cadenceDays, longestDays, cadenceSince, firstDueDelayDays } = kept;
    return {
      tier: closer(kept.tier, absorbed.tier),
      cadenceDays,
      longestDays,
      cadenceSince,
      firstDueDelayDays,
    };
  }
  const { tier, cadenceDays, longestDays, addedAt, cadenceSince = addedAt, firstDueDelayDays } = absorbed;
  return { tier, cadenceDays, longestDays, cadenceSince, firstDueDelayDays };
}

export function displacedCadence(kept: Contact, absorbed: Contact): readonly string[] {
  if (!hasCadence(kept)) return [];
  const { cadenceDays, longestDays } = absorbed;
  return [
    ...(cadenceDays !== undefined && cadenceDays !== kept.cadenceDays
      ? [alsoLine('to be in touch every', inDays(cadenceDays))]
      : []),
    ...(longestDays !== undefined && longestDays !== kept.longestDays
      ? [alsoLine('no longer silent than', inDays(longestDays))]
      : []),
  ];
}

const hasCadence = ({ tier, cadenceDays, longestDays }: Contact): boolean =>
  tier !== undefined || cadenceDays !== undefined || longestDays !== undefined;

const inDays = (days: number): string => (days === 1 ? 'day' : `${days} days`);

/** The schema lists the closest first. */
const closer = (one: Tier | undefined, other: Tier | undefined): Tier | undefined =>
  tierSchema.options.find((tier) => tier === one || tier === other);
