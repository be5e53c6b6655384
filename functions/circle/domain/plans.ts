import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import type { Plan } from './plan.ts';

/** With one more plan; the contact itself where a plan with this id is there, open or closed, as a repeat finds it. */
export const addPlan = (contact: Contact, plan: Plan): Contact =>
  contact.plans.some(({ planId }) => planId === plan.planId)
    ? contact
    : { ...contact, plans: [...contact.plans, plan] };

/** With the plan closed; the contact itself where there is no such plan, or it was closed before: the first word counts. */
export function closePlan(
  contact: Contact,
  planId: Plan['planId'],
  closed: { readonly at: IsoInstant; readonly how: 'done' | 'dropped' },
): Contact {
  const isClosable = contact.plans.some((plan) => plan.planId === planId && plan.closed === undefined);
  if (!isClosable) return contact;
  return {
    ...contact,
    plans: contact.plans.map((plan) => (plan.planId === planId ? { ...plan, closed: { ...closed } } : plan)),
  };
}

/** Without the plan, as if it had never been made: how an owner takes back what they just said. */
export const removePlan = (contact: Contact, planId: Plan['planId']): Contact =>
  contact.plans.some((plan) => plan.planId === planId)
    ? { ...contact, plans: contact.plans.filter((plan) => plan.planId !== planId) }
    : contact;

/** What the owner still means to do, oldest first. Help is of no use after its day, so such a need is over without a word. */
export const openPlans = ({ plans }: Pick<Contact, 'plans'>, today: Temporal.PlainDate): readonly Plan[] =>
  plans.filter((plan) => plan.closed === undefined && !isOver(plan, today));

/** Days of years with four digits compare as strings. */
const isOver = ({ kind, on }: Plan, today: Temporal.PlainDate): boolean =>
  kind === 'need' && on !== undefined && on < today.toString();
