import type { Temporal } from 'temporal-polyfill';
import { sayDate } from '../circle/domain/say-day.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { planPress } from '../nudges/answer/domain/plan/plan-press.ts';
import { type FollowPressPorts, followPress } from '../nudges/answer/follow-press.ts';
import { type PostponingButton, postpone, postponedUntil } from '../nudges/domain/postpone.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

export interface PostponeNudgePorts extends FindLinkTargetPorts, FollowPressPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & FollowPressPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] & FollowPressPorts['contacts'];
  readonly pressLog: PressLog;
}

export interface Postponement extends LinkTarget {
  /** From this owner-local day on the person may come up again. */
  readonly until: Temporal.PlainDate;
}

/** What a press of the button would do now; changes nothing. Throws what findLinkTarget throws. */
export async function planPostponement(
  ports: FindLinkTargetPorts,
  button: PostponingButton,
  token: string,
): Promise<Postponement> {
  const target = await findLinkTarget(ports, button, token);
  const pressedAt = target.press?.pressedAt ?? toIsoInstant(ports.clock.now());
  return { ...target, until: untilWhen(target, button, pressedAt) };
}

/**
 * Keeps a person out of the brief for a while, counted from the first press. It works once: pressing again completes what a
 * crash left half-done, and after that does nothing. Throws what findLinkTarget throws.
 */
export async function postponeNudge(
  ports: PostponeNudgePorts,
  button: PostponingButton,
  token: string,
): Promise<Postponement> {
  const target = await findLinkTarget(ports, button, token);
  const { owner, person, pressId } = target;
  const press = await ports.pressLog.recordPress(pressId, toIsoInstant(ports.clock.now()));
  const until = untilWhen(target, button, press.pressedAt);
  await noteAttention(ports, owner.ownerId, press.pressedAt);
  if (!press.isFinished) {
    const record = await followPress(ports, pressId, planRest(target, press.pressedAt, until));
    // Another word may have come in between, for which the record leaves the pause alone; the press is the later one.
    if (record?.undo === undefined)
      await ports.contacts.changeContact(person, (contact) => postpone(contact, until, owner.timeZone));
    await ports.pressLog.finishPress(pressId);
  }
  return { ...target, press, until };
}

function planRest({ owner, person, pressId }: LinkTarget, pressedAt: IsoInstant, until: Temporal.PlainDate) {
  const after = postpone(person, until, owner.timeZone);
  const today = fromIsoInstant(pressedAt).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const changes = after === undefined ? [] : [{ after, said: `Rests until ${sayDate(until, today)}` }];
  return planPress({ person, pressId, pressedAt, entries: [], said: [], changes });
}

function untilWhen({ owner, person }: LinkTarget, button: PostponingButton, pressedAt: IsoInstant) {
  const day = fromIsoInstant(pressedAt).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  return postponedUntil(person, button, day, owner);
}
