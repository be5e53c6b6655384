import type { EmailAddress } from '../shared/email-address.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { AccountSuppressions } from './account-suppressions.ts';
import type { Lifting, SuppressionList } from './suppression-list.ts';

export interface LiftSuppressionPorts {
  readonly accountSuppressions: Pick<AccountSuppressions, 'remove'>;
  readonly suppressions: Pick<SuppressionList, 'liftAll'>;
}

/**
 * Lets mail go to an address again, that of these owners included. First SES forgets it, else it would swallow what Kith sends there and say so by a bounce,
 * which would suppress the address anew. A crash in between leaves it suppressed; repeating completes it.
 */
export async function liftSuppression(
  { accountSuppressions, suppressions }: LiftSuppressionPorts,
  address: EmailAddress,
  lifting: Lifting,
  writers: readonly OwnerId[],
): Promise<void> {
  await accountSuppressions.remove(address);
  await suppressions.liftAll(address, lifting, writers);
}
