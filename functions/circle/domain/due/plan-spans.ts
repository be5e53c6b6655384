import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { latest, localDay, localDayOf, startOf, startOfDayAfter } from '../local-day.ts';
import type { Plan } from '../plan.ts';
import { lastDayOfHelp } from '../plans.ts';
import { firstOrdinaryDay, lastOrdinaryDay } from '../quiet-days.ts';
import { sayPlan } from '../say-plan.ts';
import type { DueSpan } from './due-span.ts';

/** So long after it was made a promise without a day comes up. */
const DAYS_UNTIL_UNDATED_PROMISE = 7;
/** So many days before its day a promise comes up. */
const PROMISE_LEAD_DAYS = 1;
const MOST_DAYS_SOONER = 31;

/** When each open plan of a contact comes up. It is the owner's explicit word, so it needs neither tier nor cadence. */
export const planSpans = (contact: Contact, rules: DueRules): readonly DueSpan[] =>
  contact.plans
    .filter(({ closed }) => closed === undefined)
    .map((plan): DueSpan => {
      const from = latest([arisesAt(plan, rules), pauseOf(plan, contact, rules)]) ?? plan.addedAt;
      const until = endOf(plan, rules);
      return {
        from,
        until,
        isToldOnce: true,
        tell: (now) => {
          const text = sayPlan(plan, whatOneCalls(contact), localDay(now, rules.timeZone));
          return { kind: 'plan', since: from, plan, text };
        },
      };
    });

function arisesAt(plan: Plan, rules: DueRules): IsoInstant {
  const day = plan.on === undefined ? undefined : Temporal.PlainDate.from(plan.on);
  switch (plan.kind) {
    case 'need':
    case 'shout-out':
      return plan.addedAt;
    case 'reminder':
      return day === undefined ? plan.addedAt : noticeOn(day, plan, rules);
    case 'promise':
      return day === undefined
        ? startOfDayAfter(plan.addedAt, DAYS_UNTIL_UNDATED_PROMISE, rules.timeZone)
        : noticeOn(day.subtract({ days: PROMISE_LEAD_DAYS }), plan, rules);
  }
}

/** On a quiet day nobody is told: the last ordinary day before, unless the plan was made after it; else the first one after. */
function noticeOn(day: Temporal.PlainDate, { addedAt }: Plan, { quietDays, timeZone }: DueRules): IsoInstant {
  const before = lastOrdinaryDay(day, quietDays, MOST_DAYS_SOONER);
  const isInTime =
    before !== undefined && Temporal.PlainDate.compare(localDayOf(addedAt, timeZone), before) <= 0;
  const notice = startOf(isInTime ? before : firstOrdinaryDay(day, quietDays), timeZone);
  return latest([notice, addedAt]) ?? notice;
}

/** A pause silences what the owner did not explicitly ask for in its time. */
function pauseOf({ kind, on }: Plan, { pause }: Contact, { timeZone }: DueRules): IsoInstant | undefined {
  if (pause === undefined) return undefined;
  const isMeantForIt =
    kind !== 'shout-out' && on !== undefined && startOf(Temporal.PlainDate.from(on), timeZone) < pause.until;
  return isMeantForIt ? undefined : pause.until;
}

/** Help is of no use after its day; whatever else was planned waits until it is closed or told. */
function endOf(plan: Plan, { timeZone }: DueRules): IsoInstant | undefined {
  const last = lastDayOfHelp(plan);
  return last && startOf(last.add({ days: 1 }), timeZone);
}
