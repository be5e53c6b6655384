import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { UnreadableItemError } from '../../shared/errors.ts';
import { ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

/** An IANA time zone that this runtime knows, such as `Europe/London`. */
export const timeZoneSchema = z.string().refine(isKnownTimeZone, 'is not a time zone like Europe/London');

export const ownerSchema = z.object({
  ownerId: ownerIdSchema,
  name: z.string().min(1),
  /** Mail from any of these is the owner's own, once it is authenticated. The first one receives the brief. */
  addresses: z.array(z.object({ address: emailAddressSchema, confirmedAt: isoInstantSchema })).min(1),
  timeZone: timeZoneSchema,
  /** Local hour (0–23) at which the morning brief goes out. */
  sendingHour: z.int().min(0).max(23),
  /** When the next brief falls due; the owner's place in the due index. */
  briefDueAt: isoInstantSchema,
});

export type Owner = z.infer<typeof ownerSchema>;

/** Where the owner reads Kith's mail. The schema asks for an address; the type cannot. */
export function mainAddress({ ownerId, addresses: [first] }: Owner): EmailAddress {
  if (first === undefined) throw new UnreadableItemError(`Owner ${ownerId} has no address`);
  return first.address;
}

function isKnownTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
