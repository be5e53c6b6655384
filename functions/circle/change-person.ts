import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ChangeContactOutcome, ContactKey, ContactStore } from './contact-store.ts';
import { applyChanges } from './domain/changes/apply-change.ts';
import { describeDifference } from './domain/changes/describe-difference.ts';
import type { PersonChange } from './domain/changes/person-change.ts';
import type { Contact } from './domain/contact.ts';
import type { Owner } from './domain/owner.ts';
import type { MailStop } from './mail-stop.ts';
import type { OwnerStore } from './owner-store.ts';

export interface ChangePersonPorts {
  readonly contacts: Pick<ContactStore, 'changeContact'>;
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  readonly suppressions: MailStop;
  readonly clock: Clock;
}

export interface ChangePersonInput {
  readonly owner: Owner;
  readonly key: ContactKey;
  /** In their order; all of them or none. */
  readonly changes: readonly PersonChange[];
}

/** `differences` says what is different now, a clause each. `refused`: nothing was changed, and the reason is ready to read. */
export type ChangePersonOutcome =
  | {
      readonly outcome: 'changed';
      readonly before: Contact;
      readonly contact: Contact;
      readonly differences: readonly string[];
    }
  | Exclude<ChangeContactOutcome, { outcome: 'changed' }>
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * Keeps what an owner tells about a person. Who is in memory gets no more mail at any of their addresses, from Kith at all;
 * taking that back ends just this. Repeating it completes what a crash left half-done. Throws ContactNotFoundError.
 */
export async function changePerson(
  ports: ChangePersonPorts,
  { owner, key, changes }: ChangePersonInput,
): Promise<ChangePersonOutcome> {
  const moment = { now: ports.clock.now(), timeZone: owner.timeZone };
  let before: Contact | undefined;
  let reason: string | undefined;
  const stored = await ports.contacts.changeContact(key, (contact) => {
    const applied = applyChanges(contact, changes, moment);
    before = contact;
    reason = applied.outcome === 'refused' ? applied.reason : undefined;
    return applied.outcome === 'changed' ? applied.contact : undefined;
  });
  if (reason !== undefined) return { outcome: 'refused', reason };
  if (stored.outcome === 'address-taken') return stored;
  const takesBack = changes.some((change) => change.kind === 'standing' && change.change.to === 'living');
  await settleMail(ports, stored.contact, takesBack);
  if (stored.outcome === 'unchanged' || before === undefined)
    return { outcome: 'unchanged', contact: stored.contact };
  const differences = describeDifference(before, stored.contact, owner.timeZone);
  return { outcome: 'changed', before, contact: stored.contact, differences };
}

/** An owner's own address stays open, or they would hear from Kith no more. */
async function settleMail(
  { owners, suppressions, clock }: ChangePersonPorts,
  { inMemory, addresses }: Contact,
  takesBack: boolean,
): Promise<void> {
  if (inMemory === undefined && !takesBack) return;
  const ofOwners = (await owners.listOwners()).flatMap((owner) =>
    owner.addresses.map(({ address }) => address),
  );
  const since = toIsoInstant(clock.now());
  for (const address of addresses) {
    if (inMemory === undefined) await suppressions.lift(address, 'in-memory');
    else if (!ofOwners.includes(address)) {
      await suppressions.suppress(address, { reason: 'in-memory', scope: 'all', since });
    }
  }
}
