import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { amountSchema } from './amount.ts';

/** A gift on its way from a thought to somebody's table. Help, time and introductions are gifts, too. */
const giftStageSchema = z.enum(['idea', 'chosen', 'ordered', 'sent']);

export const giftLinkSchema = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000);

const giftPhotoSchema = z.object({
  /** Of the raw mail; its key in the bucket. */
  messageId: z.string().min(1),
  /** Its place among the attachments of that mail, from 0. */
  part: z.int().min(0),
  filename: z.string().min(1).optional(),
  contentType: z.string().min(1),
});

export const giftSchema = z.object({
  /** Derived from its source, so that the same line of the same mail counts once. */
  giftId: z.string().regex(/^[a-z2-7]{24}$/),
  stage: giftStageSchema,
  text: z.string().min(1),
  /** The loved one it is for, by name; absent: the contact. */
  forWhom: z.string().min(1).optional(),
  amount: amountSchema.optional(),
  /** What it is for: `birthday`. */
  occasion: z.string().min(1).optional(),
  /** Where it was seen, or bought; shown, and never fetched. */
  link: giftLinkSchema.optional(),
  /** A picture that came with the owner's mail; its bytes stay in the raw mail. */
  photo: giftPhotoSchema.optional(),
  /** Owner-local day on which it was sent or given. */
  on: z.iso.date().optional(),
  /** What came back of itself, and the entry of the timeline that says it. */
  words: z.object({ text: z.string().min(1), interactionId: z.string().min(1) }).optional(),
  /** When the owner was asked whether it arrived: once, whatever comes of it. */
  arrivalAskedOn: z.iso.date().optional(),
  /** When it was there for sure, as the owner said. */
  arrivedOn: z.iso.date().optional(),
  addedAt: isoInstantSchema,
});

export type GiftPhoto = z.infer<typeof giftPhotoSchema>;
export type Gift = z.infer<typeof giftSchema>;
