import { diffContacts } from '../../circle/domain/changes/contact-edits.ts';
import type { Addition, UndoResult } from './domain/record/answer-record.ts';
import type { UndoAnswerPorts } from './undo-answer.ts';

/**
 * Somebody who was added goes again, if nothing was told of them, and nothing happened, since. Their addresses are given back first,
 * so that a crash in between leaves a person without any, whom the next attempt takes away.
 */
export async function takeBackAddition(
  { contacts, strangers, timeline }: UndoAnswerPorts,
  { contact: added }: Addition,
): Promise<UndoResult> {
  const found = await strangers.findExactly(added);
  if (found === undefined) return { takenBack: [`${added.name}: no longer in your circle`], left: [] };
  const { interactions } = await timeline.read(added, { limit: 1 });
  const isAsAdded = diffContacts(added, found.contact).every(
    ({ field, after }) => field === 'addresses' && after === undefined,
  );
  if (!isAsAdded || interactions.length > 0) return { takenBack: [], left: [sayKept(added.name)] };
  await contacts.changeContact(added, (contact) => ({ ...contact, addresses: [] }));
  const bare = await strangers.findExactly(added);
  const outcome = bare && (await strangers.remove(added, bare.revision));
  return outcome === 'changed'
    ? { takenBack: [], left: [sayKept(added.name)] }
    : { takenBack: [`${added.name}: no longer in your circle`], left: [] };
}

const sayKept = (name: string): string => `${name} stays, since more is known of them by now`;
