import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

/**
 * promise: the owner said they would do it. reminder: to be told on a day. need: something the contact could use help with.
 * shout-out: something of theirs to praise in public.
 */
const planKindSchema = z.enum(['promise', 'reminder', 'need', 'shout-out']);

/** What an owner means to do for a contact. It stays on the contact when it is closed, so that it is known what was done. */
export const planSchema = z.object({
  /** Derived from its source, so that the same line of the same mail plans once. */
  planId: z.string().regex(/^[a-z2-7]{24}$/),
  kind: planKindSchema,
  text: z.string().min(1),
  /** The page that tells of what is to be praised. */
  link: z.url({ protocol: /^https?$/ }).optional(),
  /** Owner-local day: by when it was promised, when to remind, or the last day on which help is of use. */
  on: z.iso.date().optional(),
  addedAt: isoInstantSchema,
  /** Of praise: whether it may stand in the newsletter, asked by mail, once. Without an answer it may not. */
  consent: z
    .object({
      askedAt: isoInstantSchema,
      /** The answer of the owner's that had it asked. */
      askedBy: z.string().min(1),
      /** What would be printed, as the contact was shown it. */
      text: z.string().min(1),
      answer: z
        .object({ says: z.enum(['yes', 'no']), line: z.string().min(1), at: isoInstantSchema })
        .optional(),
    })
    .optional(),
  /** done: it came about. dropped: the owner took it back. over: its day has passed. */
  closed: z.object({ at: isoInstantSchema, how: z.enum(['done', 'dropped', 'over']) }).optional(),
});

export type PlanKind = z.infer<typeof planKindSchema>;
export type Plan = z.infer<typeof planSchema>;
