import type { ChangeContactOutcome, ContactKey } from './contact-store.ts';
import { applyChanges } from './domain/changes/apply-change.ts';
import { plainWords } from './domain/changes/apply-words.ts';
import { describeDifference } from './domain/changes/describe-difference.ts';
import type { PersonChange } from './domain/changes/person-change.ts';
import type { Contact } from './domain/contact.ts';
import type { LovedOne } from './domain/loved-one.ts';
import type { Owner } from './domain/owner.ts';
import { type SettleStandingPorts, settleMail, settleStanding, standAs } from './settle-standing.ts';

export type ChangePersonPorts = SettleStandingPorts;

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
      /** Whose loved one this person is, where they stand differently now, too. */
      readonly settled: readonly Contact[];
    }
  | Exclude<ChangeContactOutcome, { outcome: 'changed' }>
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * Keeps what an owner tells about a person; where they stand is carried to wherever else they are met (`settleStanding`), be it
 * told of the contact or of the loved one that they are, too. Repeating it completes what a crash left half-done. Throws
 * ContactNotFoundError.
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
  const settled = await settle(ports, stored.contact, changes);
  if (stored.outcome === 'unchanged' || before === undefined)
    return { outcome: 'unchanged', contact: stored.contact };
  const differences = describeDifference(before, stored.contact, owner.timeZone);
  return { outcome: 'changed', before, contact: stored.contact, differences, settled };
}

async function settle(
  ports: ChangePersonPorts,
  contact: Contact,
  changes: readonly PersonChange[],
): Promise<readonly Contact[]> {
  if (changes.some(({ kind }) => kind === 'standing')) {
    return settleStanding(ports, contact.ownerId, [contact]);
  }
  if (contact.inMemory !== undefined) await settleMail(ports, [contact]); // An address may have come.
  for (const lovedOne of contact.lovedOnes.filter((someone) => changes.some(standsElsewhere(someone)))) {
    if (lovedOne.contactId === undefined) continue;
    await standAs(ports, { ownerId: contact.ownerId, contactId: lovedOne.contactId }, lovedOne);
  }
  return [];
}

/** Whether a change tells where this loved one stands. */
const standsElsewhere =
  ({ name, relation }: LovedOne) =>
  (told: PersonChange): boolean =>
    told.kind === 'loved-one' &&
    told.change.how === 'keep' &&
    told.change.facts.some(({ kind }) => kind === 'standing') &&
    plainWords(told.change.name) === plainWords(name) &&
    (told.change.relation ?? relation) === relation;
