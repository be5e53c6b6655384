import { letterAskedAt } from '../circle/domain/letter-asked.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type Draft, isWaiting } from './domain/draft.ts';
import { jittered, nextWorkingMoment } from './domain/next-working-moment.ts';
import { whyTooLate } from './domain/why-too-late.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { type DraftAnswer, keyOf } from './draft-answer.ts';
import type { CheckInPorts } from './ports.ts';
import { letterTime } from './send-check-in.ts';

/**
 * The owner's `later` to a letter that has their yes and waits for its hour: it goes out when it suits the contact from that day
 * on. One that is no longer true or fresh by then is put away, and the brief of that day brings another. Answers with what there is
 * to say, also of one that is out; undefined where nothing waits. Safe to repeat.
 */
export async function moveLetter(
  ports: CheckInPorts,
  answer: DraftAnswer,
  until: IsoInstant,
): Promise<DraftSituation | undefined> {
  const now = toIsoInstant(ports.clock.now());
  const draft = await ports.drafts.find(keyOf(answer));
  if (draft === undefined) return undefined;
  if (isPutAway(draft)) return askAnew(ports, answer, now);
  // Who wants it to wait believes that it can.
  if (draft.status === 'sent') return 'sent';
  if (draft.approval === undefined || !isWaiting(draft, now)) return undefined;
  const goesOutAt = momentFrom(answer, draft, until);
  if (goesOutAt >= draft.expiresAt) {
    const outcome = await ports.drafts.withdraw(draft, undefined);
    return outcome === 'skipped' ? askAnew(ports, answer, now) : tellLate(ports, answer, now);
  }
  const outcome = await ports.drafts.move(draft, { ...draft.approval, goesOutAt }, goesOutAt);
  return outcome === 'moved' ? 'goes-out-later' : tellLate(ports, answer, now);
}

/** By an earlier attempt of this answer, that may have died before its owner was told: a no of theirs has a moment. */
const isPutAway = ({ status, skippedAt, approval }: Draft): boolean =>
  status === 'skipped' && skippedAt === undefined && approval !== undefined;

const momentFrom = ({ owner, contact }: DraftAnswer, draft: Draft, until: IsoInstant): IsoInstant =>
  toIsoInstant(
    nextWorkingMoment(letterTime({ owner, contact, draft }), jittered(draft.draftId, fromIsoInstant(until))),
  );

async function askAnew(
  { contacts }: CheckInPorts,
  { contact }: DraftAnswer,
  now: IsoInstant,
): Promise<DraftSituation> {
  await contacts.changeContact(contact, (read) =>
    letterAskedAt(read) === undefined ? { ...read, draftAskedAt: now } : undefined,
  );
  return 'too-old-by-then';
}

/** Somebody took it up as it was to be moved. */
const tellLate = async ({ drafts }: CheckInPorts, answer: DraftAnswer, now: IsoInstant) =>
  whyTooLate(await drafts.find(keyOf(answer)), now);
