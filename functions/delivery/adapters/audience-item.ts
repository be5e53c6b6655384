import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import { outcomeSchema } from '../domain/soft-bounces.ts';
import { suppressionSchema } from '../domain/suppression.ts';

/** The item of one address holds what Kith may send there: suppression, and what the newsletter adds of its own. */
export const AUDIENCE_ITEM_VERSION = 1;

/** What every item of an address holds; whoever adds attributes extends it. */
export const addressItemSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  address: emailAddressSchema,
  suppression: suppressionSchema.optional(),
  /** What became of the last messages, from the first soft bounce on. */
  outcomes: z.object({ last: z.array(outcomeSchema), revision: z.int().min(1) }).optional(),
  /** Why the operator last took a suppression back. */
  lifted: z.object({ at: isoInstantSchema, why: z.string() }).optional(),
  /** Since when whoever has the address is in memory. Apart from `suppression`, so that taking it back weakens nothing else. */
  inMemorySince: isoInstantSchema.optional(),
  /** When the last issue of the newsletter went there. */
  lastIssueAt: isoInstantSchema.optional(),
  /** When somebody there last answered an issue. */
  lastReplyAt: isoInstantSchema.optional(),
  /** How many issues went there since then; below 0 where one was answered, and came back as not sent, at once. */
  issuesUnanswered: z
    .int()
    .transform((count) => Math.max(count, 0))
    .optional(),
});

export const addressKey = (address: EmailAddress) => ({ pk: `ADDRESS#${address}` });

/** Throws UnreadableItemError. */
export const readAudienceItem = <T>(schema: z.ZodType<T>, item: unknown): T =>
  readStoredItem(item, { schema, newestVersion: AUDIENCE_ITEM_VERSION, what: 'An item of the audience' });
