import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { AccountSuppression, AccountSuppressions } from './account-suppressions.ts';
import type { SuppressionList } from './suppression-list.ts';

export interface MirrorAccountSuppressionsPorts {
  readonly accountSuppressions: Pick<AccountSuppressions, 'list'>;
  readonly suppressions: Pick<SuppressionList, 'lookAll' | 'suppress'>;
}

export interface MirrorLatestPorts extends MirrorAccountSuppressionsPorts {
  readonly clock: Clock;
}

/** More than a week of failing runs, whose alarm somebody sees; what is older was seen by an earlier run, or by the command. */
const LATEST_DAYS = 8;
/** One request reads so many addresses, each with its seal. */
const AT_ONCE = 50;

/**
 * Takes whom SES itself keeps mail from onto the list, of which events tell only once something was sent there; `since`: those
 * alone whom it has listed from then on. Of whom all was erased nothing is kept anew: what was sealed keeps mail away. Safe to
 * repeat. Answers with how many SES lists.
 */
export async function mirrorAccountSuppressions(
  { accountSuppressions, suppressions }: MirrorAccountSuppressionsPorts,
  since?: IsoInstant,
): Promise<number> {
  let count = 0;
  let waiting: AccountSuppression[] = [];
  for await (const listed of accountSuppressions.list(since)) {
    count += 1;
    waiting.push(listed);
    if (waiting.length < AT_ONCE) continue;
    await takeOver(suppressions, waiting);
    waiting = [];
  }
  await takeOver(suppressions, waiting);
  return count;
}

/** Of the last days: what it reads does not grow with the list. Answers with how many SES has listed since. */
export const mirrorLatestSuppressions = (ports: MirrorLatestPorts): Promise<number> =>
  mirrorAccountSuppressions(ports, toIsoInstant(ports.clock.now().subtract({ hours: 24 * LATEST_DAYS })));

async function takeOver(
  suppressions: MirrorAccountSuppressionsPorts['suppressions'],
  listed: readonly AccountSuppression[],
): Promise<void> {
  const byAddress = new Map(listed.map((each) => [each.address, each]));
  const standings = await suppressions.lookAll([...byAddress.keys()]);
  for (const [at, { address, reason, since }] of [...byAddress.values()].entries()) {
    const { suppression, isSealed } = standings[at] ?? {};
    if (isSealed || suppression?.scope === 'all') continue;
    await suppressions.suppress(address, { reason, scope: 'all', since });
  }
}
