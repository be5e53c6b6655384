import { reverseEdits } from '../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { isTouch } from '../../circle/domain/interaction.ts';
import { editPerson } from '../../circle/edit-person.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { AnswerRecord, PersonStep, UndoResult } from './domain/record/answer-record.ts';
import { namedValue, saidWithout, valuesLeft } from './domain/record/said-of.ts';
import type { UndoAnswerPorts } from './undo-answer.ts';

/** Each step can be repeated: what is taken back already counts as that. What was never done is not taken back. */
export async function takeBackForPerson(
  ports: UndoAnswerPorts,
  record: AnswerRecord,
  step: PersonStep,
): Promise<UndoResult> {
  const { ownerId } = record;
  const contact = await ports.contacts.findContact({ ownerId, contactId: step.contactId });
  if (contact === undefined) return { takenBack: [], left: [`${step.name} is no longer in your circle`] };
  const retractedAt = toIsoInstant(ports.clock.now());
  for (const { interactionId, occurredAt } of step.entries) {
    const { contactId } = contact;
    await ports.timeline.retract({ ownerId, contactId, interactionId, occurredAt }, retractedAt);
  }
  if (step.entries.length > 0) await forgetEntries(ports, contact, step);
  const notDone = valuesLeft(record, step);
  const done = [...step.edits, ...step.addressEdits].filter((edit) => !notDone.includes(namedValue(edit)));
  const edited = done.length === 0 ? undefined : await editPerson(ports, contact, reverseEdits(done));
  const left = edited?.outcome === 'edited' ? edited.left : edited === undefined ? [] : done;
  const hasTakenBack = step.entries.length > 0 || left.length < done.length;
  const said = saidWithout(step, [...notDone, ...left.map(namedValue)]);
  return {
    takenBack: hasTakenBack ? said.map((line) => `${step.called}: ${line}`) : [],
    left: left.length === 0 ? [] : [sayLeft(step, left.length, done.length)],
  };
}

function sayLeft({ called }: PersonStep, left: number, all: number): string {
  if (left === all) return `What is known of ${called} has been changed since, and was left as it is`;
  return `${left} of ${all} changes to ${called}: changed again since, and left as they are`;
}

/** The last touch is the one before, unless there was another since; the newest entry is whichever is left. */
async function forgetEntries(ports: UndoAnswerPorts, contact: Contact, step: PersonStep): Promise<void> {
  const touches = step.entries.filter(isTouch).map(({ occurredAt }) => occurredAt);
  const ids = step.entries.map(({ interactionId }) => interactionId);
  const { interactions } = await ports.timeline.read(contact, { limit: 1 });
  const newest = interactions[0];
  await ports.contacts.changeContact(contact, (stored) => {
    const { lastTouchAt, newestEntry, ...rest } = stored;
    const efforts = stored.efforts.filter(({ interactionId }) => !ids.includes(interactionId));
    const isOurs = lastTouchAt !== undefined && touches.includes(lastTouchAt);
    const before = isOurs ? step.touchedBefore : lastTouchAt;
    const isGone = newestEntry && ids.includes(newestEntry.interactionId);
    const left = newest === undefined ? null : entryOf(newest);
    return {
      ...rest,
      efforts,
      ...(before && { lastTouchAt: before }),
      newestEntry: isGone ? left : newestEntry,
    };
  });
}

const entryOf = ({ interactionId, occurredAt, kind, direction }: NonNullable<Contact['newestEntry']>) => ({
  interactionId,
  occurredAt,
  kind,
  direction,
});
