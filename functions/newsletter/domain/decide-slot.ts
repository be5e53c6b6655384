import { isDeepStrictEqual } from 'node:util';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { NewsletterSettings } from '../newsletter-settings.ts';
import { type Agenda, type Outgoing, type PlannedIssue, withFormer } from './agenda.ts';
import { whyTaken } from './weeks.ts';

/** A mail that came later leaves no time to say no: then silence sends nothing. */
const SHORTEST_NOTICE_HOURS = 12;
/** An issue of a slot that was missed for longer is stale. */
const SLOT_LIFE_HOURS = 2 * 24;

type WhyNothing = 'expired' | 'has-issue' | 'skipped' | 'held' | 'unapproved' | 'nothing-left' | 'no-readers';

/** goes: this one. resume: an earlier run decided, and may have died since. nothing: the slot passes. */
export type SlotDecision =
  | { readonly outcome: 'goes'; readonly planned: PlannedIssue; readonly cause: 'approved' | 'silence' }
  | { readonly outcome: 'resume'; readonly outgoing: Outgoing }
  | { readonly outcome: 'nothing'; readonly why: WhyNothing };

/** After that, what was to go out in the slot is stale. */
const slotExpiresAt = (slotAt: IsoInstant) => fromIsoInstant(slotAt).add({ hours: SLOT_LIFE_HOURS });

/** A word that came in time is carried out by the run after it. */
const HOURS_FOR_A_WORD = 1;

/** Whether an issue that has not started is too late to start. */
export function isStale({ slotAt, letGoAt }: Pick<Outgoing, 'slotAt' | 'letGoAt'>, now: IsoInstant): boolean {
  const expiresAt = slotExpiresAt(slotAt);
  const isInTime = letGoAt !== undefined && letGoAt <= toIsoInstant(expiresAt);
  return toIsoInstant(isInTime ? expiresAt.add({ hours: HOURS_FOR_A_WORD }) : expiresAt) < now;
}

/**
 * What goes out in a slot that has come: what the owner approved; where they said nothing, the evergreen whose proof they had
 * in time, or nothing, as the settings say; never a draft of theirs without their word, and never a second issue in a week.
 */
export function decideSlot(
  agenda: Agenda,
  slotAt: IsoInstant,
  now: IsoInstant,
  whenSilent: NewsletterSettings['whenSilent'],
): SlotDecision {
  const { outgoing } = agenda;
  if (outgoing?.slotAt === slotAt) return { outcome: 'resume', outgoing };
  if (fromIsoInstant(now).epochMilliseconds > slotExpiresAt(slotAt).epochMilliseconds)
    return nothing('expired');
  const taken = whyTaken(agenda, slotAt);
  if (taken !== undefined) return nothing(taken);
  const [first] = agenda.waiting;
  if (first?.approvedAt !== undefined) return { outcome: 'goes', planned: first, cause: 'approved' };
  if (first?.heldAt !== undefined) return nothing('held');
  return decideEvergreen(agenda, slotAt, whenSilent);
}

function decideEvergreen(
  agenda: Agenda,
  slotAt: IsoInstant,
  whenSilent: NewsletterSettings['whenSilent'],
): SlotDecision {
  const { eve } = agenda;
  if (eve?.slotAt !== slotAt || eve.evergreen === undefined) return nothing('nothing-left');
  const { evergreen } = eve;
  if (evergreen.heldAt !== undefined) return nothing('held');
  if (evergreen.approvedAt !== undefined) return { outcome: 'goes', planned: evergreen, cause: 'approved' };
  return evergreenInSilence(agenda, slotAt, whenSilent) === undefined
    ? nothing('unapproved')
    : { outcome: 'goes', planned: evergreen, cause: 'silence' };
}

/** The letter that goes in a slot about which the owner says no more; undefined where none does. */
export function evergreenInSilence(
  { eve }: Agenda,
  slotAt: IsoInstant,
  whenSilent: NewsletterSettings['whenSilent'],
): PlannedIssue | undefined {
  if (whenSilent !== 'evergreen' || eve?.slotAt !== slotAt || eve.sentAt === undefined) return undefined;
  return eve.evergreen?.heldAt === undefined && isInTime(eve.sentAt, slotAt) ? eve.evergreen : undefined;
}

/** Whether silence about a mail of that moment is consent. */
export const isInTime = (sentAt: IsoInstant, slotAt: IsoInstant): boolean =>
  fromIsoInstant(sentAt).until(fromIsoInstant(slotAt)).total('hours') >= SHORTEST_NOTICE_HOURS;

const nothing = (why: WhyNothing): SlotDecision => ({ outcome: 'nothing', why });

/** The agenda once an issue is sent on its way. */
export function afterGoing(agenda: Agenda, slotAt: IsoInstant, planned: PlannedIssue): Agenda {
  const { proofId, slug, subject, praisesUntil, holdsPraise } = planned;
  const mailId = agenda.eve?.proofId === proofId ? agenda.eve.mailId : undefined;
  return {
    ...afterSlot(withFormer(agenda, { proofId, subject, became: 'sent', at: slotAt }), proofId),
    outgoing: {
      slotAt,
      slug,
      subject,
      proofId,
      ...(mailId && { mailId }),
      ...(holdsPraise && { holdsPraise }),
    },
    ...(praisesUntil && { praisedUntil: praisesUntil }),
  };
}

/**
 * The agenda once a slot has passed. What was held for its week is free again, and waits behind what is approved, so that each
 * approved issue keeps the week that was promised.
 */
export function afterSlot(agenda: Agenda, gone?: PlannedIssue['proofId']): Agenda {
  const free = agenda.waiting
    .filter(({ proofId }) => proofId !== gone)
    .map(({ heldAt: _, ...planned }): PlannedIssue => planned);
  const isApproved = ({ approvedAt }: PlannedIssue) => approvedAt !== undefined;
  const waiting = [...free.filter(isApproved), ...free.filter((planned) => !isApproved(planned))];
  const { eve, ...rest } = agenda;
  const over =
    eve === undefined ? [] : [{ proofId: eve.mailId, subject: '', became: 'over' as const, at: eve.slotAt }];
  const next = withFormer({ ...rest, waiting }, ...over);
  return isDeepStrictEqual(next, agenda) ? agenda : next;
}
