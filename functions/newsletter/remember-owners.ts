import type { Temporal } from 'temporal-polyfill';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Clock } from '../shared/clock.ts';

const MINUTES = 1;

/**
 * The owners as they were a minute ago at most: each visitor's request needs to know whose newsletter it is, which changes once
 * in a deployment's life.
 */
export function rememberOwners(
  owners: Pick<OwnerStore, 'listOwners'>,
  clock: Clock,
): Pick<OwnerStore, 'listOwners'> {
  let known: { readonly owners: Promise<readonly Owner[]>; readonly until: Temporal.Instant } | undefined;
  return {
    listOwners() {
      const now = clock.now();
      if (known === undefined || known.until.epochMilliseconds <= now.epochMilliseconds) {
        const listed = owners.listOwners();
        known = { owners: listed, until: now.add({ minutes: MINUTES }) };
        listed.catch(() => {
          known = undefined;
        });
      }
      return known.owners;
    },
  };
}
