import * as z from 'zod';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { consentSchema } from './subscriber.ts';

/** Somebody asked for the newsletter, by whatever form, and was let in by the caps; what is done about it follows. */
export const askedSubscriptionSchema = z.object({
  address: emailAddressSchema,
  /** As the visitor typed it. */
  firstName: z.string().min(1).optional(),
  /** Ids of the newsletter's topics. */
  topics: z.array(z.string()).optional(),
  /** BCP 47. */
  language: z.string().optional(),
  consent: consentSchema,
});

export type AskedSubscription = z.infer<typeof askedSubscriptionSchema>;
