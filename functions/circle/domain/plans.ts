import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import type { Plan } from './plan.ts';
import { readsLikeNow } from './reads-like-now.ts';

const ISO_DAY_LENGTH = '2026-08-24'.length;

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

/** Trouble without a day that is there as it is told of is over, one way or the other, so long after. */
const DAYS_OF_TROUBLE = 7;

/** What the owner still means to do, oldest first. Help is of no use after its day, so such a need is over without a word. */
export const openPlans = ({ plans }: Pick<Contact, 'plans'>, today: Temporal.PlainDate): readonly Plan[] =>
  plans.filter((plan) => plan.closed === undefined && !isOver(plan, today));

/** The last day on which help is of use; undefined for what is no need, and for a need that may last. */
export function lastDayOfHelp({ kind, on, text, addedAt }: Plan): Temporal.PlainDate | undefined {
  if (kind !== 'need') return undefined;
  if (on !== undefined) return Temporal.PlainDate.from(on);
  return readsLikeNow(text)
    ? Temporal.PlainDate.from(addedAt.slice(0, ISO_DAY_LENGTH)).add({ days: DAYS_OF_TROUBLE })
    : undefined;
}

function isOver(plan: Plan, today: Temporal.PlainDate): boolean {
  const last = lastDayOfHelp(plan);
  return last !== undefined && Temporal.PlainDate.compare(last, today) < 0;
}
