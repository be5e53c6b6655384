import { applyChange } from '../../../../circle/domain/changes/apply-change.ts';
import { diffContacts } from '../../../../circle/domain/changes/contact-edits.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { PlanInput } from './plan-input.ts';

/** More questions in one mail are no help. */
const MOST_PROPOSALS = 8;

/** Facts met in the prose of an answer, but for those that are known, or told by a line of the same answer. */
export function planProposals(draft: AnswerDraft, { lines, people, owner, moment }: PlanInput): void {
  for (const { target, reading } of lines) {
    if (!('proposals' in reading) || target.kind !== 'person') continue;
    const person = people[target.index];
    if (person === undefined) continue;
    const { contact } = draft.person(person);
    for (const { change, say } of reading.proposals) {
      const now = moment.now.toInstant();
      const applied = applyChange(contact, change, { now, timeZone: owner.timeZone });
      if (applied.outcome !== 'changed' || draft.proposals.length >= MOST_PROPOSALS) continue;
      const edits = [...diffContacts(contact, applied.contact)];
      draft.proposals.push({ contactId: contact.contactId, called: whatOneCalls(contact), say, edits });
    }
  }
}
