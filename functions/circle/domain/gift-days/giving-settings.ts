import * as z from 'zod';
import type { Tier } from '../cadence-rules.ts';

/** How often one means to give to somebody, and how much of it. */
export const rhythmSchema = z.object({
  /** How many gifts a year; the other days get a word. */
  giftsAYear: z.int().min(0).max(24),
  /** How many of them are for the one at home: a partner, a child, a parent. */
  forTheOneAtHome: z.int().min(0).max(12),
  /** In whole units of the owner’s own currency, for all of a contact’s gifts of a year together. */
  budgetAYear: z.int().min(0).max(1_000_000),
});

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217, of those in use. */
export const currencySchema = z.string().refine((code) => CURRENCIES.has(code), 'no currency in use');

/** How an owner means to give, by tier. */
export const givingSettingsSchema = z.object({
  /** What budgets and prices are meant in; absent: the owner has not said. */
  currency: currencySchema.optional(),
  inner: rhythmSchema.default({ giftsAYear: 4, forTheOneAtHome: 1, budgetAYear: 500 }),
  close: rhythmSchema.default({ giftsAYear: 2, forTheOneAtHome: 0, budgetAYear: 150 }),
  wide: rhythmSchema.default({ giftsAYear: 1, forTheOneAtHome: 0, budgetAYear: 25 }),
});

export type GivingSettings = z.infer<typeof givingSettingsSchema>;
export type Rhythm = z.infer<typeof rhythmSchema>;

/** What is absent stays as it is. */
export type GivingChange = Pick<GivingSettings, 'currency'> & {
  readonly [tier in Tier]?: Partial<Rhythm>;
};

export const applyGiving = (known: GivingSettings, change: GivingChange = {}): GivingSettings => ({
  ...known,
  ...(change.currency !== undefined && { currency: change.currency }),
  inner: { ...known.inner, ...change.inner },
  close: { ...known.close, ...change.close },
  wide: { ...known.wide, ...change.wide },
});
