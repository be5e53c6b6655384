import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { amountSchema } from './amount.ts';

/** A gift on its way from a thought to somebody's table. Help, time and introductions are gifts, too. */
const giftStageSchema = z.enum(['idea', 'chosen', 'ordered', 'sent']);

export const giftSchema = z.object({
  /** Derived from its source, so that the same line of the same mail counts once. */
  giftId: z.string().regex(/^[a-z2-7]{24}$/),
  stage: giftStageSchema,
  text: z.string().min(1),
  /** The loved one it is for, by name; absent: the contact. */
  forWhom: z.string().min(1).optional(),
  amount: amountSchema.optional(),
  /** Owner-local day on which it was sent or given. */
  on: z.iso.date().optional(),
  addedAt: isoInstantSchema,
});

export type Gift = z.infer<typeof giftSchema>;
