import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import { GIFT_LEAD_DAYS, type GivingDay, isToPrepare } from '../gift-days/giving-day.ts';
import { openGivingDays } from '../gift-days/open-giving-days.ts';
import { sayGivingDay } from '../gift-days/say-giving-day.ts';
import { latest, localDay, startOf } from '../local-day.ts';
import { type DueSpan, noticeOn } from './due-span.ts';

/** The next notice of anybody with a rhythm is nearer than that. */
const DAYS_AHEAD = 366 + GIFT_LEAD_DAYS;

/**
 * Each gift to come, and each thanks that somebody has earned: from three weeks before its day, or the day after the owner learnt of
 * what it is for, until its day is over. Told once; a gift that was sent has answered it.
 */
export function giftSpans(contact: Contact, rules: DueRules, now: Temporal.Instant): readonly DueSpan[] {
  const today = localDay(now, rules.timeZone);
  return openGivingDays(contact, today, today.add({ days: DAYS_AHEAD }), rules)
    .filter(isToPrepare)
    .flatMap((day) => {
      const from = latest([noticeFor(day, rules), contact.pause?.until]);
      const until = startOf(day.on.add({ days: 1 }), rules.timeZone);
      return from === undefined || from >= until
        ? []
        : [{ from, until, isToldOnce: true, tell: tell(from, day, contact, rules.timeZone) }];
    });
}

const noticeFor = ({ on, toldOn }: GivingDay, rules: DueRules) =>
  toldOn === undefined
    ? noticeOn(on.subtract({ days: GIFT_LEAD_DAYS }), rules)
    : startOf(toldOn.add({ days: 1 }), rules.timeZone);

const tell =
  (since: DueSpan['from'], gift: GivingDay, contact: Contact, timeZone: string): DueSpan['tell'] =>
  (now) => ({ kind: 'gift', since, gift, text: sayGivingDay(gift, contact, localDay(now, timeZone)) });
