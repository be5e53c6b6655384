import * as z from 'zod';

/** What something cost, in the currency that was said: `{ currency: 'USD', value: 80 }`. */
export const amountSchema = z.object({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** In the currency's main unit, as it was written: dollars, not cents. */
  value: z.number().nonnegative(),
});

export type Amount = z.infer<typeof amountSchema>;
