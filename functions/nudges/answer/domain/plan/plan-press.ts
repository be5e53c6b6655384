import { diffContacts } from '../../../../circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../../circle/domain/greeting-name.ts';
import { deriveDeliveryId } from '../../../../shared/ids.ts';
import type { IsoInstant } from '../../../../shared/iso-instant.ts';
import type { AnswerRecord, PersonStep } from '../record/answer-record.ts';
import { namedValue } from '../record/said-of.ts';

/** The record of a press goes by an id of its own; the same for every press of one button in one mail. */
export const recordIdOfPress = (pressId: string): string => deriveDeliveryId('press', pressId);

/** One thing that a press makes of a person, and how that is said. */
interface PressChange {
  readonly after: Contact;
  readonly said: string;
}

interface PressToPlan {
  readonly person: Contact;
  readonly pressId: string;
  readonly pressedAt: IsoInstant;
  readonly entries: PersonStep['entries'];
  /** How the entries are said. */
  readonly said: readonly string[];
  /** One after the other, each on top of the one before. */
  readonly changes: readonly PressChange[];
}

/** What a press of a button does about a person, before it is done. Undefined where it does nothing. */
export function planPress(press: PressToPlan): AnswerRecord | undefined {
  const { person, pressId, pressedAt, entries, said, changes } = press;
  const edits = changes.map(({ after }, at) => diffContacts(changes[at - 1]?.after ?? person, after));
  if (entries.length === 0 && edits.flat().length === 0) return undefined;
  const { ownerId, contactId, name, lastTouchAt } = person;
  const step: PersonStep = {
    ...{ contactId, name, called: whatOneCalls(person) },
    said: [...said, ...changes.map((change) => change.said)],
    entries,
    edits: edits.flat(),
    addressEdits: [],
    claims: changes.map((change, at) => ({ said: [change.said], values: (edits[at] ?? []).map(namedValue) })),
    ...(lastTouchAt && { touchedBefore: lastTouchAt }),
  };
  return {
    ...{ recordId: recordIdOfPress(pressId), ownerId, contactIds: [contactId], at: pressedAt, source: {} },
    ...{ people: [step], additions: [], letters: [], questions: [], proposals: [], wantsHelp: false },
  };
}
