import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Gift } from '../../../circle/domain/gift.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { isMourning } from '../../../circle/domain/tact.ts';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import { kindsGiven } from '../given-kinds.ts';

/** Nearly every parcel is there by then, and it can still be traced. */
const ASKED_AFTER_DAYS = 10;
/** Later it would be strange to ask. */
const ASKED_WITHIN_DAYS = 60;

/** What does not travel: help, time, a word, a meal together. */
const NO_PARCEL =
  /\b(?:lunch|dinner|breakfast|brunch|walk|visit|evening|afternoon|hours?|introduc\w*|help(?:ed|ing)?|babys[ai]t\w*|drove|lift|tickets?|donation|voucher|gift card|shout-?out|praise|call|by hand|in person|handed)\b/i;
const STILL_FORMS: ReadonlySet<string> = new Set(
  CATALOGUE.flatMap(({ form, kind }) => (form === 'thing' || form === 'food' ? [] : [kind])),
);

/**
 * The gifts of which the owner may be asked whether they arrived, oldest first: sent ten days ago or more, nothing heard of them,
 * and never asked before.
 */
export function giftsUnheardOf(contact: Contact, today: Temporal.PlainDate): readonly Gift[] {
  if (!isPresent(contact) || contact.doNotContact !== undefined || isMourning(contact, today)) return [];
  return contact.gifts
    .filter(
      (gift) =>
        isUnheardOf(gift) && gift.arrivalAskedOn === undefined && isTime(gift, today) && travels(gift),
    )
    .toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''));
}

/** The gift about which the owner was asked on that day, while nothing was heard of it since. */
export const giftAskedAboutOn = ({ gifts }: Contact, on: Temporal.PlainDate): Gift | undefined =>
  gifts.find((gift) => isUnheardOf(gift) && gift.arrivalAskedOn === on.toString());

/** Undefined where somebody was first: it was asked about, heard of, or taken back meanwhile. */
export function keepArrivalAsked(
  contact: Contact,
  giftId: Gift['giftId'],
  today: Temporal.PlainDate,
): Contact | undefined {
  if (!giftsUnheardOf(contact, today).some((gift) => gift.giftId === giftId)) return undefined;
  return {
    ...contact,
    gifts: contact.gifts.map((gift) =>
      gift.giftId === giftId ? { ...gift, arrivalAskedOn: today.toString() } : gift,
    ),
  };
}

const isUnheardOf = ({ stage, words, arrivedOn }: Gift): boolean =>
  stage === 'sent' && words === undefined && arrivedOn === undefined;

function isTime({ on }: Gift, today: Temporal.PlainDate): boolean {
  if (on === undefined) return false;
  const { days } = Temporal.PlainDate.from(on).until(today);
  return days >= ASKED_AFTER_DAYS && days <= ASKED_WITHIN_DAYS;
}

const travels = ({ text }: Gift): boolean =>
  !NO_PARCEL.test(text) && ![...kindsGiven([text])].some((kind) => STILL_FORMS.has(kind));
