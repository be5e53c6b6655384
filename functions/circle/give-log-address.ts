import { newLogLabel } from './domain/log-label.ts';
import type { Owner } from './domain/owner.ts';
import type { LogAddresses } from './log-addresses.ts';

interface Ports {
  readonly logAddresses: LogAddresses;
}

/** The label of the owner's log address; who has none yet, since an earlier release added them, gets one. Safe to repeat. */
export const giveLogLabel = ({ logAddresses }: Ports, { ownerId, name }: Owner): Promise<string> =>
  logAddresses.giveLabel(ownerId, newLogLabel(name));

/** A new label; the old one ends at once. Throws StaleWriteError. */
export async function renewLogLabel({ logAddresses }: Ports, { ownerId, name }: Owner): Promise<string> {
  const label = newLogLabel(name);
  await logAddresses.renewLabel(ownerId, label);
  return label;
}
