import type { Draft } from '../check-ins/domain/draft.ts';
import { type SkipDraftPorts, skipDraft } from '../check-ins/skip-draft.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { PersonGoneError } from './errors.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

export interface StopLetterPorts extends FindLinkTargetPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] & SkipDraftPorts['contacts'];
  readonly pressLog: PressLog;
  readonly letterDrafts: SkipDraftPorts['drafts'];
}

/** waiting: a press stops it. stopped-twice: and the one before it. sent: too late. over: it does not go out anyway. */
type LetterStanding = 'waiting' | 'stopped' | 'stopped-twice' | 'sent' | 'over';

export interface LetterToStop extends LinkTarget {
  readonly standing: LetterStanding;
}

/** How the letter behind a link stands; changes nothing. Throws what findLinkTarget throws. */
export async function showLetterToStop(ports: StopLetterPorts, token: string): Promise<LetterToStop> {
  const target = await findLinkTarget(ports, 'stop-letter', token);
  return { ...target, standing: standingOf(await ports.letterDrafts.find(keyOf(target))) };
}

/**
 * Stops a letter that was to go out by itself: the owner’s no, as by mail. It works once, and pressing again shows the same. Throws
 * what findLinkTarget throws.
 */
export async function stopLetter(ports: StopLetterPorts, token: string): Promise<LetterToStop> {
  const target = await findLinkTarget(ports, 'stop-letter', token);
  const press = await ports.pressLog.recordPress(target.pressId, toIsoInstant(ports.clock.now()));
  const skipped = await skipDraft({ ...ports, drafts: ports.letterDrafts }, keyOf(target));
  await noteAttention(ports, target.owner.ownerId, press.pressedAt);
  await ports.pressLog.finishPress(target.pressId);
  switch (skipped.outcome) {
    case 'skipped':
      return { ...target, press, standing: 'stopped' };
    case 'skipped-twice':
      return { ...target, press, standing: 'stopped-twice' };
    case 'late':
      return {
        ...target,
        press,
        standing: skipped.draft?.status === 'open' ? 'over' : standingOf(skipped.draft),
      };
  }
}

function standingOf(draft: Draft | undefined): LetterStanding {
  switch (draft?.status) {
    case 'open':
      return 'waiting';
    case 'skipped':
      return 'stopped';
    case 'approved':
    case 'unknown':
    case 'sent':
      return 'sent';
    case 'blocked':
    case 'used':
    case undefined:
      return 'over';
  }
}

function keyOf({ person: { ownerId, contactId }, draftId }: LinkTarget) {
  if (draftId === undefined) throw new PersonGoneError('The message of the link offered no letter');
  return { ownerId, contactId, draftId };
}
