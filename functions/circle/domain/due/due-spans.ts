import type { Temporal } from 'temporal-polyfill';
import { silenceDueAt, wantedSince } from '../cadence.ts';
import { intervalOf } from '../cadence-rules.ts';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import { explainDue } from '../explain-due.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { letterAskedAt } from '../letter-asked.ts';
import { latest, localDay, localDayOf, startOfDayAfter } from '../local-day.ts';
import { sayDate } from '../say-day.ts';
import { isPresent } from '../standing.ts';
import type { DueSpan } from './due-span.ts';
import { giftSpans } from './gift-spans.ts';
import { occasionSpans } from './occasion-spans.ts';
import { planSpans } from './plan-spans.ts';

/** So many owner-local days a mail of theirs may wait. */
const UNANSWERED_AFTER_DAYS = 2;

/** What is counted: what a nudge has told already is told again only where everything is. */
export type Telling = 'untold' | 'everything';

/**
 * All that speaks for somebody coming up, now or later; nothing of what is over. Of whoever is hidden nothing, of those in memory
 * only days that the owner remembers; nothing of whoever is not to be contacted.
 */
export function dueSpans(
  contact: Contact,
  rules: DueRules,
  now: Temporal.Instant,
  telling: Telling,
): readonly DueSpan[] {
  if (contact.hidden !== undefined || contact.doNotContact !== undefined) return [];
  const { lastNudgedAt } = contact;
  const isUntold = ({ from, isToldOnce }: DueSpan) =>
    telling === 'everything' || !isToldOnce || lastNudgedAt === undefined || lastNudgedAt < from;
  const days = occasionSpans(contact, rules, now, isUntold);
  if (!isPresent(contact)) return days;
  const others = [
    ...planSpans(contact, rules),
    ...giftSpans(contact, rules, now),
    ...unanswered(contact, rules),
  ];
  return [...others.filter(isUntold), ...days, ...(askedLetter(contact) ?? silence(contact, rules, telling))];
}

function silence(contact: Contact, rules: DueRules, telling: Telling): readonly DueSpan[] {
  const from = telling === 'everything' ? wantedSince(contact, rules) : silenceDueAt(contact, rules);
  if (from === undefined) return [];
  const tell: DueSpan['tell'] = (now) => ({
    kind: 'silence',
    since: from,
    text: explainDue(contact, now, rules),
  });
  return [{ from, isToldOnce: false, tell }];
}

/** The owner asked for a letter, which the next nudge brings, in place of what is said of a silence. */
function askedLetter(contact: Contact): readonly DueSpan[] | undefined {
  const askedAt = letterAskedAt(contact);
  if (askedAt === undefined) return undefined;
  const from = latest([askedAt, contact.pause?.until]) ?? askedAt;
  const text = `You asked for a letter to ${whatOneCalls(contact)}.`;
  return [{ from, isToldOnce: false, tell: () => ({ kind: 'silence', since: from, text }) }];
}

/**
 * Their mail is the newest entry, and the last touch as well: so it is proven to be theirs, and nothing has happened since. Nobody
 * without a cadence comes up for that.
 */
function unanswered(contact: Contact, rules: DueRules): readonly DueSpan[] {
  const { newestEntry: entry, lastTouchAt, pause } = contact;
  if (entry?.direction !== 'inbound' || (entry.kind !== 'mail' && entry.kind !== 'reply')) return [];
  if (lastTouchAt !== entry.occurredAt || intervalOf(contact, rules) === undefined) return [];
  const { timeZone } = rules;
  const waited = startOfDayAfter(entry.occurredAt, UNANSWERED_AFTER_DAYS, timeZone);
  const from = latest([waited, pause?.until]) ?? waited;
  const tell: DueSpan['tell'] = (now) => {
    const day = sayDate(localDayOf(entry.occurredAt, timeZone), localDay(now, timeZone));
    const text = `${whatOneCalls(contact)} wrote to you on ${day}; the next word is yours.`;
    return { kind: 'unanswered', since: from, entry, text };
  };
  return [{ from, isToldOnce: true, tell }];
}
