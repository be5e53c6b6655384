import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import type { DueReason } from '../../circle/domain/due/due-reason.ts';
import { dueReasons, wantedReasons } from '../../circle/domain/due-reasons.ts';
import type { DueRules } from '../../circle/domain/due-rules.ts';
import { explainDue } from '../../circle/domain/explain-due.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import { localDay } from '../../circle/domain/local-day.ts';
import type { Plan } from '../../circle/domain/plan.ts';
import { sayPlan } from '../../circle/domain/say-plan.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';

/** Why somebody is in today's brief; `text` is one sentence for the owner. */
export type Reason =
  | Omit<Extract<DueReason, { kind: 'silence' }>, 'since'>
  | Omit<Extract<DueReason, { kind: 'occasion' }>, 'since'>
  | Omit<Extract<DueReason, { kind: 'plan' }>, 'since'>
  | Omit<Extract<DueReason, { kind: 'gift' }>, 'since'>
  | Omit<Extract<DueReason, { kind: 'unanswered' }>, 'since' | 'entry'>;

/**
 * The reasons, strongest first; never none: a brief that is written once more says what it said before the nudge was recorded,
 * and the silence where nothing else is.
 */
export function whyNow(contact: Contact, now: Temporal.Instant, rules: DueRules): readonly Reason[] {
  const mentionable = { ...contact, lovedOnes: contact.lovedOnes.filter(isSafeToMention) };
  const untold = tellWith(dueReasons, mentionable, contact, now, rules);
  const reasons = untold.length > 0 ? untold : tellWith(wantedReasons, mentionable, contact, now, rules);
  return reasons.length > 0 ? reasons : [{ kind: 'silence', text: explainDue(contact, now, rules) }];
}

/** Days of giving hang on everything that is known of a house, and themselves name nobody with a sad story. */
function tellWith(
  tell: typeof dueReasons,
  mentionable: Contact,
  contact: Contact,
  now: Temporal.Instant,
  rules: DueRules,
): readonly Reason[] {
  const isGift = ({ kind }: Reason) => kind === 'gift';
  const others = tell(mentionable, now, rules).filter((reason) => !isGift(reason));
  const gifts = tell(contact, now, rules).filter(isGift);
  const stronger = others.filter(({ kind }) => kind === 'plan' || kind === 'occasion');
  return [...stronger, ...gifts, ...others.filter((reason) => !stronger.includes(reason))];
}

/** A plan as a reason of its own. */
export const planReason = (
  contact: Contact,
  plan: Plan,
  now: Temporal.Instant,
  { timeZone }: DueRules,
): Reason => ({ kind: 'plan', plan, text: sayPlan(plan, whatOneCalls(contact), localDay(now, timeZone)) });
