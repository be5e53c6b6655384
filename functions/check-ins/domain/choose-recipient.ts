import { blocks, type Suppression } from '../../delivery/domain/suppression.ts';
import type { EmailAddress } from '../../shared/email-address.ts';

/** Where a letter goes, or why there is no place for it. */
export type Recipient =
  | { readonly address: EmailAddress }
  | { readonly why: 'no-address' | Suppression['reason'] };

/** It says nothing of the person. */
const OF_THE_ADDRESS: readonly Suppression['reason'][] = ['hard-bounce', 'soft-bounces'];

/**
 * The first address at which mail still arrives. Who complained or asked for no more mail did so as a person, at whichever
 * address: no other one of theirs is tried then.
 */
export function chooseRecipient(
  addresses: readonly EmailAddress[],
  suppressionOf: (address: EmailAddress) => Suppression | undefined,
): Recipient {
  const all = addresses.map((address) => {
    const suppression = suppressionOf(address);
    const isBlocked = suppression !== undefined && blocks(suppression, 'check-in');
    return { address, why: isBlocked ? suppression.reason : undefined };
  });
  const refusal = all.find(({ why }) => why !== undefined && !OF_THE_ADDRESS.includes(why))?.why;
  if (refusal !== undefined) return { why: refusal };
  const open = all.find(({ why }) => why === undefined);
  if (open !== undefined) return { address: open.address };
  return { why: all[0]?.why ?? 'no-address' };
}
