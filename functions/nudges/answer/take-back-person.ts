import { reverseEdits } from '../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { isExchange, isTouch } from '../../circle/domain/interaction.ts';
import { newerEntry } from '../../circle/domain/newest-entry.ts';
import { editPerson } from '../../circle/edit-person.ts';
import { findNewest } from '../../circle/find-newest.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { AnswerRecord, PersonStep, UndoResult } from './domain/record/answer-record.ts';
import { namedValue, saidWithout, valuesLeft } from './domain/record/said-of.ts';
import { findLastTouch } from './find-last-touch.ts';
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
  const retraction = { retractedAt: toIsoInstant(ports.clock.now()), touchedBefore: step.touchedBefore };
  for (const { interactionId, occurredAt } of step.entries) {
    const { contactId } = contact;
    await ports.timeline.retract({ ownerId, contactId, interactionId, occurredAt }, retraction);
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

/**
 * Both are read anew, since what stood before the answer may have been taken back itself. What came on the timeline in between was
 * compared with what is gone, so it is noted once more.
 */
async function forgetEntries(ports: UndoAnswerPorts, contact: Contact, step: PersonStep): Promise<void> {
  const touches = step.entries.filter(isTouch).map(({ occurredAt }) => occurredAt);
  const ids = step.entries.map(({ interactionId }) => interactionId);
  const newest = await findNewest(ports, contact, isExchange);
  const lastTouch = await findLastTouch(ports, contact, step);
  await ports.contacts.changeContact(contact, (stored) => {
    const { lastTouchAt, newestEntry, ...rest } = stored;
    const efforts = stored.efforts.filter(({ interactionId }) => !ids.includes(interactionId));
    const isOurs = lastTouchAt !== undefined && touches.includes(lastTouchAt);
    const touchedAt = isOurs ? lastTouch : lastTouchAt;
    const isGone = newestEntry && ids.includes(newestEntry.interactionId);
    const left = newest === undefined ? null : newerEntry(null, newest);
    return {
      ...rest,
      efforts,
      ...(touchedAt && { lastTouchAt: touchedAt }),
      newestEntry: isGone ? left : newestEntry,
    };
  });
  for (const isWanted of [isExchange, isTouch]) {
    const entry = await findNewest(ports, contact, isWanted);
    if (entry !== undefined) await ports.contacts.recordEntry(contact, entry);
  }
}
