import { IN_TOUCH_TEXT } from '../circle/domain/interaction.ts';
import { LETTER_LEFT_OUT, withoutLetterAsked } from '../circle/domain/letter-asked.ts';
import { finishPlans, plansTold } from '../circle/domain/told-plans.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { planPress } from '../nudges/answer/domain/plan/plan-press.ts';
import { quoted } from '../nudges/answer/domain/plan/say-step.ts';
import type { AnswerRecord } from '../nudges/answer/domain/record/answer-record.ts';
import { type FollowPressPorts, followPress } from '../nudges/answer/follow-press.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

export interface MarkInTouchPorts extends FindLinkTargetPorts, FollowPressPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & FollowPressPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] & FollowPressPorts['contacts'];
  readonly pressLog: PressLog;
}

const SAID = 'In touch, by a press of the button';

/**
 * Logs that the owner has been in touch with the person behind a link, at the moment of the first press, and that what the
 * message told of their plans is done. It works once: pressing again completes what a crash left half-done, and after that does
 * nothing. Throws what findLinkTarget throws.
 */
export async function markInTouch(
  ports: MarkInTouchPorts,
  token: string,
): Promise<LinkTarget & { readonly pressedAt: IsoInstant }> {
  const target = await findLinkTarget(ports, 'done', token);
  const press = await ports.pressLog.recordPress(target.pressId, toIsoInstant(ports.clock.now()));
  const { pressedAt } = press;
  await noteAttention(ports, target.owner.ownerId, pressedAt);
  if (!press.isFinished) {
    await followPress(ports, target.pressId, planMark(target, pressedAt));
    await ports.pressLog.finishPress(target.pressId);
  }
  return { ...target, press, pressedAt };
}

function planMark(target: LinkTarget, pressedAt: IsoInstant): AnswerRecord | undefined {
  const { owner, person, pressId, toldAt } = target;
  const plans = plansTold(person, fromIsoInstant(toldAt), owner);
  const day = fromIsoInstant(pressedAt).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const done = finishPlans(person, plans, pressedAt);
  const written = withoutLetterAsked(done, day, owner.timeZone);
  return planPress({
    ...{ person, pressId, pressedAt },
    entries: [
      {
        ...{ interactionId: pressId, kind: 'note', direction: 'between', occurredAt: pressedAt },
        ...{ text: IN_TOUCH_TEXT, source: { by: 'web' } },
      },
    ],
    said: [SAID],
    changes: [
      ...plans.map(({ text }, at) => ({
        after: finishPlans(person, plans.slice(0, at + 1), pressedAt),
        said: `Done: ${quoted(text)}`,
      })),
      ...(written === undefined ? [] : [{ after: written, said: LETTER_LEFT_OUT }]),
    ],
  });
}
