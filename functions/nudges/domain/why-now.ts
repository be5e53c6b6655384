import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { explainDue } from '../../circle/domain/explain-due.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import { occasionAlerts } from '../../circle/domain/occasion-alerts.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { Plan } from '../../circle/domain/plan.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';
import { sentence } from './prose.ts';

/** Why somebody is in today's brief; `text` is one sentence for the owner. */
export type Reason = { readonly text: string } & (
  | { readonly kind: 'silence' }
  | { readonly kind: 'occasion'; readonly occasion: OccasionAhead }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'unanswered' }
);

export type BriefRules = Pick<Owner, 'timeZone' | 'tiers' | 'quietDays' | 'leadDays' | 'leapDayRule'>;

/** The reasons, strongest first; never none. A silence is one always: it is said where nothing else is. */
export function whyNow(contact: Contact, now: Temporal.Instant, rules: BriefRules): readonly Reason[] {
  const today = now.toZonedDateTimeISO(rules.timeZone).toPlainDate();
  const lovedOnes = contact.lovedOnes.filter(isSafeToMention);
  const occasions = occasionAlerts({ ...contact, lovedOnes }, rules, today);
  return [
    ...occasions.map(({ occasion, text }) => ({ kind: 'occasion', occasion, text }) as const),
    { kind: 'silence', text: explainDue(contact, now, rules) },
  ];
}

/** `Ruth: phone broke, flies on Tuesday.`, a plan as a reason of its own. */
export const planReason = (contact: Contact, plan: Plan): Reason => ({
  kind: 'plan',
  plan,
  text: sentence(`${whatOneCalls(contact)}: ${plan.text}`),
});
