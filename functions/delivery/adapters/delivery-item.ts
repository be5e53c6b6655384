import * as z from 'zod';
import { contactIdSchema } from '../../shared/ids.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import { type Delivery, deliverySchema } from '../domain/delivery.ts';

/** Version 2 knows which draft a message offers for each person; version 1 named the people alone. */
const ITEM_VERSION = 2;

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
export const readItem = (item: unknown): Delivery =>
  readStoredItem(item, { schema: itemSchema, newestVersion: ITEM_VERSION, what: 'A delivery' });
