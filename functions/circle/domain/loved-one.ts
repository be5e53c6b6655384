import * as z from 'zod';
import { contactIdSchema } from '../../shared/ids.ts';
import { occasionSchema } from './occasion.ts';
import { postalAddressSchema } from './postal-address.ts';
import { standingShape } from './standing.ts';

/** Spouse, partner, child, parent, pet …: the inner circle of a contact. */
export const lovedOneSchema = z.object({
  name: z.string().min(1),
  /** What they are to the contact: `husband`, `daughter`, `dog`. */
  relation: z.string().min(1),
  /** What the contact is to them, where the relation's own reverse does not say it: `stepmother`. */
  reverseRelation: z.string().min(1).optional(),
  /** Of a pet: `dog`, `cat`, `pony`. */
  petKind: z.string().min(1).optional(),
  /** Where the loved one is a contact of this circle, too. */
  contactId: contactIdSchema.optional(),
  occasions: z.array(occasionSchema).default([]),
  interests: z.array(z.string().min(1)).default([]),
  notes: z.array(z.string().min(1)).default([]),
  postalAddresses: z.array(postalAddressSchema).default([]),
  ...standingShape,
});

export type LovedOne = z.infer<typeof lovedOneSchema>;
