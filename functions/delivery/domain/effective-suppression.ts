import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Suppression } from './suppression.ts';

/** What is kept of an address in the clear. */
interface KeptOfAddress {
  readonly suppression?: Suppression | undefined;
  readonly inMemorySince?: IsoInstant | undefined;
  /** A subscription stands there. */
  readonly isSubscribed: boolean;
}

/**
 * What keeps mail from an address, of what stands there and what was sealed of it; and, for an owner who would write, since when
 * somebody there wants no more mail of theirs.
 */
export function effectiveSuppression(
  kept: KeptOfAddress | undefined,
  ofSeal: Suppression | undefined,
  ownerStoppedAt?: IsoInstant,
): Suppression | undefined {
  const ofAll = suppressionOfAll(kept, ofSeal);
  if (ownerStoppedAt === undefined || ofAll?.scope === 'all') return ofAll;
  return { reason: 'asked-to-stop', scope: 'all', since: ownerStoppedAt };
}

function suppressionOfAll(
  kept: KeptOfAddress | undefined,
  ofSeal: Suppression | undefined,
): Suppression | undefined {
  const inTheClear = kept && widest(kept);
  if (ofSeal === undefined || inTheClear?.scope === 'all') return inTheClear;
  // Whoever asked for the newsletter anew, and said yes to its mail, has taken back that they left.
  return ofSeal.scope === 'all' || !kept?.isSubscribed ? ofSeal : inTheClear;
}

/** The wider scope counts, and of two that are equally wide the one that cannot be taken back. */
function widest({ suppression, inMemorySince }: KeptOfAddress): Suppression | undefined {
  if (inMemorySince === undefined || suppression?.scope === 'all') return suppression;
  return { reason: 'in-memory', scope: 'all', since: inMemorySince };
}
