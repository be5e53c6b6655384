import { isDeepStrictEqual } from 'node:util';
import type { ChangeContactOutcome, ContactKey } from './contact-store.ts';
import { applyEdits, type Edit } from './domain/changes/contact-edits.ts';
import type { Contact } from './domain/contact.ts';
import { type SettleStandingPorts, settleMail, settleStanding, standAs } from './settle-standing.ts';

export type EditPersonOutcome =
  | {
      readonly outcome: 'edited';
      readonly contact: Contact;
      /** Of values that somebody has changed since; they stay as they are. */
      readonly left: readonly Edit[];
    }
  | Extract<ChangeContactOutcome, { outcome: 'address-taken' }>;

/**
 * Makes edits of a person in one write, each where the value is still the one before it, and carries where they stand to wherever
 * else they are met, as `changePerson` does. Repeating it completes what a crash left half-done. Throws ContactNotFoundError.
 */
export async function editPerson(
  ports: SettleStandingPorts,
  key: ContactKey,
  edits: readonly Edit[],
): Promise<EditPersonOutcome> {
  let left: readonly Edit[] = [];
  const stored = await ports.contacts.changeContact(key, (contact) => {
    const applied = applyEdits(contact, edits);
    left = applied.left;
    return applied.contact;
  });
  if (stored.outcome === 'address-taken') return stored;
  await settle(
    ports,
    stored.contact,
    edits.filter((edit) => !left.includes(edit)),
  );
  return { outcome: 'edited', contact: stored.contact, left };
}

async function settle(ports: SettleStandingPorts, contact: Contact, edits: readonly Edit[]): Promise<void> {
  const fields = new Set(edits.map(({ field }) => field));
  if (fields.has('hidden') || fields.has('inMemory')) {
    await settleStanding(ports, contact.ownerId, [contact]);
    return;
  }
  if (fields.has('addresses') && contact.inMemory !== undefined) await settleMail(ports, [contact]);
  const names = edits.filter(standsElsewhere).map(({ key }) => key);
  for (const lovedOne of contact.lovedOnes) {
    if (lovedOne.contactId === undefined) continue;
    if (!names.includes(`${lovedOne.relation} ${lovedOne.name.toLowerCase()}`)) continue;
    await standAs(ports, { ownerId: contact.ownerId, contactId: lovedOne.contactId }, lovedOne);
  }
}

/** Whether an edit changes where a loved one stands. */
function standsElsewhere({ field, before, after }: Edit): boolean {
  if (field !== 'lovedOnes') return false;
  return !isDeepStrictEqual(standingOf(before), standingOf(after));
}

const standingOf = (lovedOne: Edit['after']): readonly unknown[] =>
  typeof lovedOne === 'object' && lovedOne !== null && !Array.isArray(lovedOne)
    ? [lovedOne['hidden'], lovedOne['inMemory']]
    : [undefined, undefined];
