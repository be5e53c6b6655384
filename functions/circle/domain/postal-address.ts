import * as z from 'zod';

/** Where letters and presents go. As people write it: nothing but the lines is asked for. */
export const postalAddressSchema = z.object({
  /** `home`, `work`, `parents` */
  label: z.string().min(1).optional(),
  /** Street and house, one line each, in their order. */
  lines: z.array(z.string().min(1)).default([]),
  locality: z.string().min(1).optional(),
  region: z.string().min(1).optional(),
  postalCode: z.string().min(1).optional(),
  country: z.string().min(1).optional(),
});

export type PostalAddress = z.infer<typeof postalAddressSchema>;
