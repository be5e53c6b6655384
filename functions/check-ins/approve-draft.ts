import { wayFor } from '../circle/domain/letter-way.ts';
import { CLAIM_LEASE_MINUTES } from '../delivery/domain/delivery-progress.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type Approval, anew, type Draft, isOpen, isWaiting } from './domain/draft.ts';
import { needsOwnWords } from './domain/needs-own-words.ts';
import { jittered, nextWorkingMoment } from './domain/next-working-moment.ts';
import { whyTooLate } from './domain/why-too-late.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { type DraftAnswer, keyOf } from './draft-answer.ts';
import type { DraftKey } from './draft-store.ts';
import type { ApprovedDraft } from './letter.ts';
import type { CheckInPorts } from './ports.ts';
import { NEWEST_INTERACTIONS } from './prepare-draft.ts';
import { letterTime, sendCheckIn } from './send-check-in.ts';
import { checkInDeliveryId } from './write-check-in.ts';

/** The owner's `send`: the letter goes out as it stands, or with words of the owner's own. */
export async function approveDraft(
  ports: CheckInPorts,
  answer: DraftAnswer,
  ownWords: string | undefined,
): Promise<DraftSituation | undefined> {
  const key = keyOf(answer);
  const draft = await ports.drafts.find(key);
  if (draft === undefined) return 'gone';
  if (isOpen(draft, nowOf(ports)) && wayFor(answer.owner, answer.contact, ports.mailDomain) === 'mine')
    return 'yours-to-send';
  const own = ownWords ?? draft.ownWords?.text;
  if (own === undefined && isOpen(draft, nowOf(ports)) && (await hasSadNews(ports, answer))) {
    return 'sad-news';
  }
  const { approval, dueAt } = planApproval(ports, answer, draft, own ?? draft.text);
  if ((await ports.drafts.approve(draft, approval, dueAt)) === 'approved') {
    return goOn(ports, { ...draft, status: 'approved', approval, dueAt });
  }
  const now = await findCaughtUp(ports, key);
  // Their own words came in between: those are meant.
  if (now?.ownWords?.messageId !== draft.ownWords?.messageId) return approveDraft(ports, answer, ownWords);
  return answerLate(ports, answer, now, ownWords);
}

/** A letter that is lost, came back or was held back goes out anew, once for each such word. */
export async function approveAgain(
  ports: CheckInPorts,
  answer: DraftAnswer,
  ownWords: string | undefined,
): Promise<DraftSituation | undefined> {
  const draft = await findCaughtUp(ports, keyOf(answer));
  if (draft?.status === 'open') return approveDraft(ports, answer, ownWords);
  if (!isAskedAnew(draft, answer) || !(await isOver(ports, draft))) {
    return answerLate(ports, answer, draft);
  }
  const plan = planApproval(ports, answer, draft, ownWords ?? draft.approval.text);
  const approval = anew(plan.approval, draft.approval);
  const outcome = await ports.drafts.approveAgain(draft, approval, plan.dueAt);
  if (outcome === 'late') return answerLate(ports, answer, await ports.drafts.find(keyOf(answer)));
  return goOn(ports, { ...draft, status: 'approved', approval, dueAt: plan.dueAt });
}

/** It was to go out once, by another mail than this one. */
const isAskedAnew = (draft: Draft | undefined, { messageId }: DraftAnswer): draft is ApprovedDraft =>
  draft?.approval !== undefined && draft.approval.messageId !== messageId;

/** Nothing more becomes of it, and it is not known to have arrived. */
async function isOver({ ledger }: CheckInPorts, draft: ApprovedDraft): Promise<boolean> {
  if (draft.status === 'unknown' || draft.status === 'blocked') return true;
  if (draft.status !== 'sent') return false;
  return (await ledger.find(checkInDeliveryId(draft)))?.status === 'bounced';
}

/** When it suits the contact, and not in the same minute as another one: nobody else takes it up before then; after that, the schedule does. */
function planApproval(
  { clock }: CheckInPorts,
  { owner, contact, messageId, isFurther }: DraftAnswer,
  draft: Draft,
  text: string,
): { readonly approval: Approval; readonly dueAt: IsoInstant } {
  const now = clock.now();
  const approval = { text, approvedAt: toIsoInstant(now), messageId };
  const earliest = isFurther ? jittered(draft.draftId, now) : now;
  const goesOutAt = toIsoInstant(nextWorkingMoment(letterTime({ owner, contact, draft }), earliest));
  if (goesOutAt > approval.approvedAt) return { approval: { ...approval, goesOutAt }, dueAt: goesOutAt };
  return { approval, dueAt: toIsoInstant(now.add({ minutes: CLAIM_LEASE_MINUTES })) };
}

/** A letter that waits is left to the schedule; the others are sent while their owner waits. */
async function goOn(ports: CheckInPorts, draft: ApprovedDraft): Promise<DraftSituation | undefined> {
  if (isWaiting(draft, nowOf(ports))) return 'goes-out-later';
  await sendCheckIn(ports, draft);
  return undefined;
}

/** Kith writes nothing in such times; so it is news since the letter was written. The owner's own words may still go out. */
async function hasSadNews(
  { timeline, clock }: CheckInPorts,
  { owner, contact }: DraftAnswer,
): Promise<boolean> {
  const { interactions } = await timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  return needsOwnWords({ owner, contact, now: clock.now() }, interactions);
}

/** The draft as it stands, once what SES has meanwhile said of a letter of unknown fate is taken into account. */
async function findCaughtUp(ports: CheckInPorts, key: DraftKey): Promise<Draft | undefined> {
  const draft = await ports.drafts.find(key);
  if (draft?.status !== 'unknown' || draft.approval === undefined) return draft;
  const delivery = await ports.ledger.find(checkInDeliveryId(draft));
  if (delivery === undefined || delivery.status === 'unknown') return draft;
  await sendCheckIn(ports, { ...draft, approval: draft.approval });
  return ports.drafts.find(key);
}

async function answerLate(
  ports: CheckInPorts,
  answer: DraftAnswer,
  draft: Draft | undefined,
  ownWords?: string,
): Promise<DraftSituation | undefined> {
  if (draft === undefined || draft.approval?.messageId !== answer.messageId) {
    const why = whyTooLate(draft, nowOf(ports));
    const isAsked = ownWords === undefined || ownWords === draft?.approval?.text;
    return why === 'goes-out-later' && !isAsked ? 'goes-out-as-it-was' : why;
  }
  // The same mail once more: an earlier attempt may have died before the letter was out.
  return isApproved(draft) ? goOn(ports, draft) : undefined;
}

const isApproved = (draft: Draft): draft is ApprovedDraft =>
  draft.status === 'approved' && draft.approval !== undefined;

const nowOf = ({ clock }: Pick<CheckInPorts, 'clock'>) => toIsoInstant(clock.now());
