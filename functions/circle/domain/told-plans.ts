import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import { wantedReasons } from './due-reasons.ts';
import type { DueRules } from './due-rules.ts';
import type { Plan } from './plan.ts';
import { closePlan } from './plans.ts';

/** The open plans that a mail told which went out at `toldAt`, but for praise, which is said in public or not at all. */
export function plansTold(contact: Contact, toldAt: Temporal.Instant, rules: DueRules): readonly Plan[] {
  return wantedReasons(contact, toldAt, rules).flatMap((reason) =>
    reason.kind === 'plan' && reason.plan.kind !== 'shout-out' ? [reason.plan] : [],
  );
}

/** With those plans done; the contact itself where there are none. */
export const finishPlans = (contact: Contact, plans: readonly Plan[], at: IsoInstant): Contact =>
  plans.reduce((changed, { planId }) => closePlan(changed, planId, { at, how: 'done' }), contact);
