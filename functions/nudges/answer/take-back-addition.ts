import { diffContacts } from '../../circle/domain/changes/contact-edits.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { Addition, UndoResult } from './domain/record/answer-record.ts';
import type { UndoAnswerPorts } from './undo-answer.ts';

/**
 * Somebody who was added goes again, with the mails that came with them, if nothing was told of them, and nothing happened, since.
 * Their addresses are given back first,
 * so that a crash in between leaves a person without any, whom the next attempt takes away.
 */
export async function takeBackAddition(ports: UndoAnswerPorts, addition: Addition): Promise<UndoResult> {
  const { contact: added, entries = [] } = addition;
  const { contacts, strangers, timeline } = ports;
  const found = await strangers.findExactly(added);
  if (found === undefined) return forgetMails(ports, addition);
  const came = new Set(entries.map(({ interactionId }) => interactionId));
  const { interactions } = await timeline.read(added, { limit: entries.length + 1 });
  const isAsAdded = diffContacts(added, found.contact).every(
    ({ field, after }) => field === 'addresses' && after === undefined,
  );
  const isUntouched = interactions.every(({ interactionId }) => came.has(interactionId));
  if (!isAsAdded || !isUntouched) return { takenBack: [], left: [sayKept(added.name)] };
  const retraction = { retractedAt: toIsoInstant(ports.clock.now()) };
  const { ownerId, contactId } = added;
  for (const entry of entries) await timeline.retract({ ownerId, contactId, ...entry }, retraction);
  await contacts.changeContact(added, (contact) => ({ ...contact, addresses: [] }));
  const bare = await strangers.findExactly(added);
  const outcome = bare && (await strangers.remove(added, bare.revision));
  return outcome === 'changed'
    ? { takenBack: [], left: [sayKept(added.name)] }
    : forgetMails(ports, addition);
}

/** Nobody would find their words any more, nor erase them. */
async function forgetMails(
  { timeline }: Pick<UndoAnswerPorts, 'timeline'>,
  { contact: { ownerId, contactId, name }, entries = [] }: Addition,
): Promise<UndoResult> {
  for (const entry of entries) await timeline.forgetRetracted({ ownerId, contactId, ...entry });
  return { takenBack: [`${name}: no longer in your circle`], left: [] };
}

const sayKept = (name: string): string => `${name} stays, since more is known of them by now`;
