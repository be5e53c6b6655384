import type { Draft } from '../check-ins/domain/draft.ts';
import type { DraftStore } from '../check-ins/draft-store.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';

export interface TakeBackDraftPorts extends FindLinkTargetPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] & Pick<ContactStore, 'changeContact'>;
  readonly letterDrafts: Pick<DraftStore, 'listForContact' | 'putAway' | 'find'>;
}

/** taken-back: no letter comes of the press. decided: it is out, on its way, or was decided about otherwise. */
export interface DraftTakenBack extends LinkTarget {
  readonly outcome: 'taken-back' | 'decided';
}

/**
 * Takes back a press that drafted a letter, while that is open: the letter goes, and so does the wish for it, and for others where
 * the press began them. Repeating it completes it, and says the same. Throws what findLinkTarget throws.
 */
export async function takeBackDraft(ports: TakeBackDraftPorts, token: string): Promise<DraftTakenBack> {
  const target = await findLinkTarget(ports, 'draft', token);
  const { owner, person, press } = target;
  const now = toIsoInstant(ports.clock.now());
  await noteAttention(ports, owner.ownerId, now);
  if (press === undefined) return { ...target, outcome: 'taken-back' };
  const draft = await findPressed(ports, target, press.pressedAt);
  if (draft !== undefined && !(await putAway(ports, draft, now))) return { ...target, outcome: 'decided' };
  await ports.contacts.changeContact(person, withoutPress(press.pressedAt));
  return { ...target, outcome: 'taken-back' };
}

/** Whether the press of the link was taken back; changes nothing. */
export async function isTakenBack(
  ports: Pick<TakeBackDraftPorts, 'letterDrafts'>,
  target: LinkTarget,
): Promise<boolean> {
  const draft = target.press && (await findPressed(ports, target, target.press.pressedAt));
  return draft !== undefined && isAway(draft);
}

/** Another one, which waited before, is not the press’s to take back. */
const findPressed = async (
  { letterDrafts }: Pick<TakeBackDraftPorts, 'letterDrafts'>,
  { person }: LinkTarget,
  pressedAt: IsoInstant,
): Promise<Draft | undefined> =>
  (await letterDrafts.listForContact(person)).find(({ writtenAt }) => writtenAt === pressedAt);

async function putAway(
  { letterDrafts }: TakeBackDraftPorts,
  draft: Draft,
  now: IsoInstant,
): Promise<boolean> {
  if ((await letterDrafts.putAway(draft, now)) === 'skipped') return true;
  const left = await letterDrafts.find(draft);
  return left === undefined || isAway(left);
}

/** Kith’s own no, which counts for none of the owner’s. */
const isAway = ({ status, skippedAt }: Draft): boolean => status === 'skipped' && skippedAt === undefined;

const withoutPress =
  (pressedAt: IsoInstant) =>
  (contact: Contact): Contact => {
    const { draftAskedAt, ...rest } = contact;
    const isBegun = contact.checkIns?.way === 'on' && contact.checkIns.since === pressedAt;
    return {
      ...rest,
      ...(draftAskedAt !== undefined && draftAskedAt !== pressedAt && { draftAskedAt }),
      ...(isBegun && { checkIns: { ...contact.checkIns, way: 'off' } }),
    };
  };
