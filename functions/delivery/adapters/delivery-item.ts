import * as z from 'zod';
import { UnreadableItemError } from '../../shared/errors.ts';
import { contactIdSchema } from '../../shared/ids.ts';
import { type Delivery, deliverySchema } from '../domain/delivery.ts';

/** Version 2 knows which draft a message offers for each person; version 1 named the people alone. */
const ITEM_VERSION = 2;

const versionSchema = z.object({ version: z.int() });

const version2Schema = z
  .object({ version: z.literal(ITEM_VERSION), ...deliverySchema.shape })
  .transform(({ version: _, ...delivery }): Delivery => delivery);

const version1Schema = z
  .object({
    version: z.literal(1),
    ...deliverySchema.omit({ subjects: true }).shape,
    contactIds: z.array(contactIdSchema),
  })
  .transform(
    ({ version: _, contactIds, ...delivery }): Delivery => ({
      ...delivery,
      subjects: contactIds.map((contactId) => ({ contactId })),
    }),
  );

const itemSchema = z.discriminatedUnion('version', [version1Schema, version2Schema]);

/** The attributes of a delivery; the key is the adapter's. */
export const toItem = (delivery: Delivery) => ({ version: ITEM_VERSION, ...delivery });

/** Reads what this release or an earlier one wrote. Throws UnreadableItemError. */
export function readItem(item: unknown): Delivery {
  const parsed = itemSchema.safeParse(item);
  if (parsed.success) return parsed.data;
  const version = versionSchema.safeParse(item);
  throw new UnreadableItemError(
    version.success && version.data.version > ITEM_VERSION
      ? 'A delivery was stored by a newer release of Kith: update Kith to read it'
      : 'A stored delivery does not have the shape that Kith writes',
    { cause: parsed.error },
  );
}
