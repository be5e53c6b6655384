import { type ChangePersonOutcome, type ChangePersonPorts, changePerson } from './change-person.ts';
import type { LovedOneChange } from './domain/changes/person-change.ts';
import type { Contact } from './domain/contact.ts';
import type { LovedOne } from './domain/loved-one.ts';
import type { Owner } from './domain/owner.ts';
import { reverseOf } from './domain/relations.ts';
import { isPresent } from './domain/standing.ts';
import { settleStanding, standAs } from './settle-standing.ts';

export interface LinkLovedOneInput {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly change: Extract<LovedOneChange, { how: 'keep' }>;
  /** The loved one, who is a contact of this circle, too. */
  readonly other: Contact;
}

/**
 * Keeps a loved one who is a contact themselves, and the contact with them the other way round: who is somebody's daughter has
 * a parent. Where they stand is the same on both sides from now on: hidden or in memory on one, so on the other. A relation
 * without a known reverse is kept on one side. Repeating it completes what a crash left half-done.
 */
export async function linkLovedOne(
  ports: ChangePersonPorts,
  { owner, contact, change, other }: LinkLovedOneInput,
): Promise<ChangePersonOutcome> {
  const linked = { kind: 'contact', contactId: other.contactId } as const;
  const told = { ...change, facts: [...change.facts, linked] };
  const outcome = await changePerson(ports, {
    owner,
    key: contact,
    changes: [{ kind: 'loved-one', change: told }],
  });
  if (outcome.outcome === 'refused' || outcome.outcome === 'address-taken') return outcome;
  const lovedOne = outcome.contact.lovedOnes.find(({ contactId }) => contactId === other.contactId);
  if (lovedOne !== undefined) await bringToOneStanding(ports, other, lovedOne);
  const relation = lovedOne && (lovedOne.reverseRelation ?? reverseOf(lovedOne.relation));
  const isKnown = other.lovedOnes.some(({ contactId }) => contactId === contact.contactId);
  if (relation === undefined || isKnown) return outcome;
  const facts = [{ kind: 'contact', contactId: contact.contactId } as const];
  const reverse = { how: 'keep', name: contact.name, relation, facts } as const;
  await changePerson(ports, { owner, key: other, changes: [{ kind: 'loved-one', change: reverse }] });
  if (!isPresent(outcome.contact)) await settleStanding(ports, owner.ownerId, [outcome.contact]);
  return outcome;
}

/** The contact's own standing counts, where they have one. */
async function bringToOneStanding(
  ports: ChangePersonPorts,
  other: Contact,
  lovedOne: LovedOne,
): Promise<void> {
  if (!isPresent(other)) await settleStanding(ports, other.ownerId, [other]);
  else if (!isPresent(lovedOne)) await standAs(ports, other, lovedOne);
}
