import * as z from 'zod';
import { contactIdSchema, ownerIdSchema } from '../../../shared/ids.ts';
import { isoInstantSchema } from '../../../shared/iso-instant.ts';
import { partialDateSchema } from '../partial-date.ts';

const line = z.string().min(1);

/** What a contact wrote on their card; nothing of it is believed before the owner says so. */
export const cardWordsSchema = z.object({
  birthday: partialDateSchema.optional(),
  addressLines: z.array(line).default([]),
  lovedOnes: z
    .array(z.object({ name: line, relation: line, birthday: partialDateSchema.optional() }))
    .default([]),
  tastes: z.array(line).default([]),
  allergies: z.array(line).default([]),
  drinksNoAlcohol: z.boolean().default(false),
  /** Whatever else they wanted to say. */
  words: line.optional(),
});

export type CardWords = z.infer<typeof cardWordsSchema>;

/** The card of one contact: the edition in force, and whether it came back. */
export const cardSchema = z.object({
  ownerId: ownerIdSchema,
  contactId: contactIdSchema,
  edition: z.int().min(0).max(255),
  /** What it was handed out by: the same again hands out the same. */
  openedBy: z.string().min(1),
  expiresAt: isoInstantSchema,
  /** `words` is there until the owner was told; from then on the record of the answer holds them. */
  filled: z.object({ at: isoInstantSchema, words: cardWordsSchema.optional() }).optional(),
});

export type Card = z.infer<typeof cardSchema>;

/** For how long a card can be filled in. */
export const CARD_DAYS = 60;
