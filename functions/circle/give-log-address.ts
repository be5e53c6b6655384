import { newLogLabel } from './domain/log-label.ts';
import type { Owner } from './domain/owner.ts';
import type { LogAddresses } from './log-addresses.ts';

/** The label of the owner's log address; who has none yet, since an earlier release added them, gets one. Safe to repeat. */
export const giveLogLabel = (
  { logAddresses }: { readonly logAddresses: Pick<LogAddresses, 'giveLabel'> },
  { ownerId, name }: Owner,
): Promise<string> => logAddresses.giveLabel(ownerId, newLogLabel(name));

/** A new label; the old one ends at once. Throws StaleWriteError. */
export async function renewLogLabel(
  { logAddresses }: { readonly logAddresses: Pick<LogAddresses, 'renewLabel'> },
  { ownerId, name }: Owner,
): Promise<string> {
  const label = newLogLabel(name);
  await logAddresses.renewLabel(ownerId, label);
  return label;
}
