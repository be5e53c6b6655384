import * as z from 'zod';

const rhythmSchema = z.object({
  /** How many gifts a year; the other days get a word. */
  giftsAYear: z.int().min(0).max(24),
  /** How many of them are for the one at home: a partner, a child, a parent. */
  forTheOneAtHome: z.int().min(0).max(12),
  /** In whole units of the owner’s own currency, for all of a contact’s gifts of a year together. */
  budgetAYear: z.number().nonnegative(),
});

/** How an owner means to give, by tier. */
export const givingSettingsSchema = z.object({
  inner: rhythmSchema.default({ giftsAYear: 4, forTheOneAtHome: 1, budgetAYear: 500 }),
  close: rhythmSchema.default({ giftsAYear: 2, forTheOneAtHome: 0, budgetAYear: 150 }),
  wide: rhythmSchema.default({ giftsAYear: 1, forTheOneAtHome: 0, budgetAYear: 25 }),
});

export type GivingSettings = z.infer<typeof givingSettingsSchema>;
export type Rhythm = z.infer<typeof rhythmSchema>;
