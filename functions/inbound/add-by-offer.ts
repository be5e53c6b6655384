import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { readTimeline } from '../circle/read-timeline.ts';
import type { AnswerRecords } from '../nudges/answer/answer-records.ts';
import type { Addition, AnswerRecord } from '../nudges/answer/domain/record/answer-record.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { AddOffer } from './add-offers.ts';
import type { Mailbox } from './domain/inbound-mail.ts';
import { type LogAllWaitingPorts, logAllWaiting } from './log-all-waiting.ts';
import { type PlanCopiedPeoplePorts, planCopiedPeople } from './plan-copied-people.ts';

export interface AddByOfferPorts extends LogAllWaitingPorts {
  readonly contacts: LogAllWaitingPorts['contacts'] &
    PlanCopiedPeoplePorts['contacts'] &
    Pick<ContactStore, 'addContact'>;
  readonly records: Pick<AnswerRecords, 'find' | 'begin' | 'finish'>;
}

export interface OfferTaken {
  readonly owner: Owner;
  readonly offer: AddOffer;
  /** Whom the answer names. */
  readonly people: readonly Mailbox[];
  /** Of the record; the same for the same answer. */
  readonly recordId: string;
  /** When the answer came, and SES's id of it. */
  readonly at: IsoInstant;
  readonly messageId: string;
}

export interface AddedByOffer {
  /** Of whose mail older ones were left out. */
  readonly leftOut: readonly Mailbox[];
  /** Whether anybody is new in the circle, so that there is something to take back. */
  readonly isUndoable: boolean;
}

/**
 * Brings the people of an offer into the circle, and logs the mails that waited for them. Who is new is written down first, as for
 * any answer, so that a crash goes on from it and Undo takes it back; what was taken back since stays so. Safe to repeat.
 */
export async function addByOffer(ports: AddByOfferPorts, taken: OfferTaken): Promise<AddedByOffer> {
  const { owner, offer, people } = taken;
  const record = await findOrPlan(ports, taken);
  if (record?.undo !== undefined) return { leftOut: [], isUndoable: false };
  for (const { contact } of record?.additions ?? []) await ports.contacts.addContact(contact);
  const leftOut = await logAllWaiting(ports, owner, offer, people);
  const added = record === undefined ? [] : await finish(ports, record);
  return { leftOut, isUndoable: added.length > 0 };
}

async function findOrPlan(
  ports: AddByOfferPorts,
  { owner, offer, people, recordId, at, messageId }: OfferTaken,
): Promise<AnswerRecord | undefined> {
  if (people.length === 0) return undefined;
  const known = await ports.records.find(recordId);
  if (known !== undefined) return known;
  const planned = await planCopiedPeople(ports, owner, people, offer.offeredAt);
  if (planned.length === 0) return undefined;
  return ports.records.begin({
    ...{ recordId, ownerId: owner.ownerId, contactIds: planned.map(({ contactId }) => contactId), at },
    ...{ source: { messageId }, people: [], letters: [], questions: [], proposals: [], wantsHelp: false },
    additions: planned.map((contact) => ({ contact, said: sayAddition(contact) })),
  });
}

const sayAddition = ({ name, addresses }: Contact): string =>
  addresses.some((address) => address === name) ? name : `${name} (${addresses.join(', ')})`;

/** The mails that came with somebody new are noted, so that they go with them. */
async function finish(ports: AddByOfferPorts, record: AnswerRecord): Promise<readonly Addition[]> {
  if (record.result !== undefined) return record.result.added;
  const added: Addition[] = [];
  for (const addition of record.additions) {
    const stored = await ports.contacts.findContact(addition.contact);
    // Somebody else was given the address meanwhile.
    if (stored?.contactId !== addition.contact.contactId) continue;
    const entries = (await readTimeline(ports, stored)).map(({ interactionId, occurredAt }) => ({
      interactionId,
      occurredAt,
    }));
    added.push({ ...addition, entries });
  }
  const result = { questions: [], letters: [], added, left: [] };
  const finished = await ports.records.finish(record.recordId, result);
  return finished?.result?.added ?? [];
}
