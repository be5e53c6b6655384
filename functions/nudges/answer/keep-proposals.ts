import type { ContactStore } from '../../circle/contact-store.ts';
import { applyEdits } from '../../circle/domain/changes/contact-edits.ts';
import { describeDifference } from '../../circle/domain/changes/describe-difference.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { editPerson } from '../../circle/edit-person.ts';
import type { SettleStandingPorts } from '../../circle/settle-standing.ts';
import { deriveDeliveryId } from '../../shared/ids.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import { capitalise } from '../domain/prose.ts';
import type { AnswerRecords } from './answer-records.ts';
import { PersonDraft } from './domain/plan/person-draft.ts';
import { type AnswerRecord, answerRecordSchema } from './domain/record/answer-record.ts';
import { namedValue } from './domain/record/said-of.ts';

export interface KeepProposalsPorts extends SettleStandingPorts {
  readonly contacts: SettleStandingPorts['contacts'] & Pick<ContactStore, 'findContact'>;
  readonly records: Pick<AnswerRecords, 'begin' | 'find' | 'finish'>;
}

interface Proposed {
  readonly owner: Owner;
  readonly contact: Contact;
  /** The record that proposes. */
  readonly record: AnswerRecord;
}

/** The record of a press that keeps what `record` proposes; there are not two. */
export const keepingIdOf = ({ recordId }: Pick<AnswerRecord, 'recordId'>): string =>
  deriveDeliveryId('keep-proposals', recordId);

/**
 * Keeps all that a record proposes of a contact, as a “yes” to it would, where nobody has said otherwise since. It works once;
 * broken off, it goes on. What it did can be taken back as an answer can. Undefined where the contact was erased meanwhile.
 */
export async function keepProposals(
  ports: KeepProposalsPorts,
  proposed: Proposed,
): Promise<AnswerRecord | undefined> {
  const keeping = await ports.records.begin(planKeeping(proposed, ports));
  if (keeping.result !== undefined) return keeping;
  const left: NonNullable<AnswerRecord['result']>['left'] = [];
  for (const { contactId, edits } of keeping.people) {
    const stored = await editPerson(ports, { ownerId: keeping.ownerId, contactId }, edits);
    const values = (stored.outcome === 'edited' ? stored.left : edits).map(namedValue);
    if (values.length > 0) left.push({ contactId, values });
  }
  return ports.records.finish(keeping.recordId, { questions: [], letters: [], added: [], left });
}

function planKeeping(
  { owner, contact, record }: Proposed,
  { clock }: Pick<KeepProposalsPorts, 'clock'>,
): AnswerRecord {
  const recordId = keepingIdOf(record);
  const now = clock.now();
  const draft = new PersonDraft(contact);
  for (const { edits } of record.proposals) {
    const after = applyEdits(draft.contact, edits).contact;
    draft.change(after, describeDifference(draft.contact, after, owner.timeZone).map(capitalise));
  }
  const moment = {
    ...{ recordId, messageId: recordId, at: toIsoInstant(now), timeZone: owner.timeZone },
    now: now.toZonedDateTimeISO(owner.timeZone),
  };
  const step = draft.finish(moment);
  return answerRecordSchema.parse({
    ...{ recordId, ownerId: owner.ownerId, contactIds: [contact.contactId], at: moment.at },
    source: { messageId: recordId },
    people: step.edits.length > 0 ? [step] : [],
  });
}
