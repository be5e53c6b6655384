import type { AccountSuppressions } from './account-suppressions.ts';
import type { SuppressionList } from './suppression-list.ts';

export interface MirrorAccountSuppressionsPorts {
  readonly accountSuppressions: Pick<AccountSuppressions, 'listAll'>;
  readonly suppressions: Pick<SuppressionList, 'look' | 'suppress'>;
}

/**
 * Takes whom SES itself keeps mail from onto the list, of which events tell only once something was sent there. Of whom all was
 * erased nothing is kept anew: what was sealed keeps mail away. Safe to repeat. Answers with how many SES lists.
 */
export async function mirrorAccountSuppressions({
  accountSuppressions,
  suppressions,
}: MirrorAccountSuppressionsPorts): Promise<number> {
  let count = 0;
  for await (const { address, reason, since } of accountSuppressions.listAll()) {
    count += 1;
    const { suppression, isSealed } = await suppressions.look(address);
    if (isSealed || suppression?.scope === 'all') continue;
    await suppressions.suppress(address, { reason, scope: 'all', since });
  }
  return count;
}
