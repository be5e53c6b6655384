import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { UnreadableItemError } from '../../shared/errors.ts';
import { suppressionSchema } from '../domain/suppression.ts';

/** The item of one address holds what Kith may send there: suppression, and what the newsletter adds of its own. */
export const AUDIENCE_ITEM_VERSION = 1;

const versionSchema = z.object({ version: z.int() });

/** What every item of an address holds; whoever adds attributes extends it. */
export const addressItemSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  address: emailAddressSchema,
  suppression: suppressionSchema.optional(),
});

export const addressKey = (address: EmailAddress) => ({ pk: `ADDRESS#${address}` });

/** Throws UnreadableItemError. */
export function readAudienceItem<T>(schema: z.ZodType<T>, item: unknown): T {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const version = versionSchema.safeParse(item);
  throw new UnreadableItemError(
    version.success && version.data.version > AUDIENCE_ITEM_VERSION
      ? 'An item of the audience was stored by a newer release of Kith: update Kith to read it'
      : 'A stored item of the audience does not have the shape that Kith writes',
    { cause: parsed.error },
  );
}
