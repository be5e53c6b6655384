import { Temporal } from 'temporal-polyfill';
import type { Amount } from '../../../circle/domain/amount.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Gift } from '../../../circle/domain/gift.ts';
import {
  type GivingSettings,
  givingSettingsSchema,
} from '../../../circle/domain/gift-days/giving-settings.ts';
import { isPresent } from '../../../circle/domain/standing.ts';
import { fromIsoInstant } from '../../../shared/iso-instant.ts';

export interface CurrencyTotal extends Amount {
  readonly gifts: number;
}

interface GivenTo {
  readonly contact: Contact;
  /** Oldest first. */
  readonly gifts: readonly Gift[];
}

export interface YearOfGiving {
  /** Whoever was given something, by name. */
  readonly given: readonly GivenTo[];
  /** A sum for each currency, largest number of gifts first: Kith knows no rates of exchange. */
  readonly totals: readonly CurrencyTotal[];
  /** Help, time, words, and whatever else has no sum. */
  readonly withoutAmount: number;
  /** What the tiers allow for the year together, in the owner’s own currency, and for how many people. */
  readonly budget: { readonly value: number; readonly people: number };
}

/** What was ordered or sent in a year. Nobody hidden or in memory is counted. */
export function yearOfGiving(
  contacts: readonly Contact[],
  year: number,
  timeZone: string,
  settings: GivingSettings = givingSettingsSchema.parse({}),
): YearOfGiving {
  const present = contacts.filter(isPresent);
  const given = present
    .map((contact) => ({
      contact,
      gifts: contact.gifts
        .filter((gift) => isGiven(gift) && dayOf(gift, timeZone).year === year)
        .toSorted((one, other) => Temporal.PlainDate.compare(dayOf(one, timeZone), dayOf(other, timeZone))),
    }))
    .filter(({ gifts }) => gifts.length > 0)
    .toSorted((one, other) => one.contact.name.localeCompare(other.contact.name, 'en'));
  const all = given.flatMap(({ gifts }) => gifts);
  const budgets = present.flatMap(({ tier, doNotContact }) =>
    tier === undefined || doNotContact !== undefined ? [] : [settings[tier].budgetAYear],
  );
  return {
    given,
    totals: sumByCurrency(all),
    withoutAmount: all.filter(({ amount }) => amount === undefined).length,
    budget: { value: budgets.reduce((sum, each) => sum + each, 0), people: budgets.length },
  };
}

const isGiven = ({ stage }: Gift): boolean => stage === 'ordered' || stage === 'sent';

const dayOf = ({ on, addedAt }: Gift, timeZone: string): Temporal.PlainDate =>
  on === undefined
    ? fromIsoInstant(addedAt).toZonedDateTimeISO(timeZone).toPlainDate()
    : Temporal.PlainDate.from(on);

/** In hundredths, so that ten times 0.10 is 1. */
function sumByCurrency(gifts: readonly Gift[]): readonly CurrencyTotal[] {
  const totals = new Map<string, { hundredths: number; gifts: number }>();
  for (const { amount } of gifts) {
    if (amount === undefined) continue;
    const total = totals.get(amount.currency) ?? { hundredths: 0, gifts: 0 };
    totals.set(amount.currency, {
      hundredths: total.hundredths + Math.round(amount.value * 100),
      gifts: total.gifts + 1,
    });
  }
  return [...totals]
    .map(([currency, { hundredths, gifts: count }]) => ({ currency, value: hundredths / 100, gifts: count }))
    .toSorted((one, other) => other.gifts - one.gifts || one.currency.localeCompare(other.currency, 'en'));
}
