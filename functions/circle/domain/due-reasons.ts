import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import type { DueReason } from './due/due-reason.ts';
import { holdsAt, holdsFrom } from './due/due-span.ts';
import { dueSpans } from './due/due-spans.ts';
import type { DueRules } from './due-rules.ts';
import { localDay } from './local-day.ts';
import { isQuietDay } from './quiet-days.ts';

/**
 * Why somebody comes up today, strongest first; nothing on a quiet day, and nothing that a nudge has told already.
 *
 * plan: what the owner promised, wanted to be reminded of, or could do for them. occasion: a day of theirs or of a loved one,
 * within its lead time and once more on the day. gift: something to find or make in time, by the rhythm of their tier. unanswered:
 * their mail is two days old and the last word. silence: as the cadence says. On quiet days occasions, gifts and plans are told on
 * the last ordinary day before them, where there is one.
 */
export function dueReasons(contact: Contact, now: Temporal.Instant, rules: DueRules): readonly DueReason[] {
  if (isQuietDay(localDay(now, rules.timeZone), rules.quietDays)) return [];
  return tellAll(contact, now, rules, 'untold');
}

/** The same whatever nudges went out, and on quiet days, too: who was in this morning's brief is still waiting. */
export const wantedReasons = (
  contact: Contact,
  now: Temporal.Instant,
  rules: DueRules,
): readonly DueReason[] => tellAll(contact, now, rules, 'everything');

/**
 * The earliest moment at which `dueReasons` has something to tell, from `now` on: `dueAt <= now` just when it has now. Undefined
 * where nothing is to come. As time goes by it may come to name a moment whose reasons are over, but never one that is too late.
 */
export function dueAt(contact: Contact, now: Temporal.Instant, rules: DueRules): IsoInstant | undefined {
  return dueSpans(contact, rules, now, 'untold')
    .flatMap((span) => holdsFrom(span, now, rules) ?? [])
    .reduce<IsoInstant | undefined>(
      (first, moment) => (first === undefined || moment < first ? moment : first),
      undefined,
    );
}

const tellAll = (
  ...[contact, now, rules, telling]: [Contact, Temporal.Instant, DueRules, 'untold' | 'everything']
) =>
  dueSpans(contact, rules, now, telling)
    .filter((span) => holdsAt(span, now))
    .map(({ tell }) => tell(now))
    .toSorted((one, other) => strengthOf(other) - strengthOf(one) || nearness(one) - nearness(other));

/** Somebody's need and the owner's own word come first, then days that pass, gifts, answers, then praise; silence can wait a day. */
function strengthOf(reason: DueReason): number {
  switch (reason.kind) {
    case 'plan':
      return reason.plan.kind === 'shout-out' ? 1 : reason.plan.kind === 'need' ? 6 : 5;
    case 'occasion':
      return 4;
    case 'gift':
      return 3;
    case 'unanswered':
      return 2;
    case 'silence':
      return 0;
  }
}

/** Days to go, of occasions. */
const nearness = (reason: DueReason): number => (reason.kind === 'occasion' ? reason.occasion.daysAhead : 0);
