import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { UnreadableItemError } from '../../shared/errors.ts';
import { contactIdSchema, deliveryIdSchema, draftIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { briefSettingsSchema } from './brief-settings.ts';
import { dueRulesSchema } from './due-rules.ts';
import { letterRulesSchema } from './letter-settings.ts';
import { letterStyleSchema } from './letter-style.ts';

export const ownerSchema = dueRulesSchema.extend({
  ownerId: ownerIdSchema,
  name: z.string().min(1),
  /** Mail from any of these is the owner's own, once it is authenticated. The first one receives the brief. */
  addresses: z.array(z.object({ address: emailAddressSchema, confirmedAt: isoInstantSchema })).min(1),
  /** Local hour (0–23) at which the morning brief goes out. */
  sendingHour: z.int().min(0).max(23),
  /** Where the owner is on Mastodon: `mastodon.social`. */
  mastodonInstance: z.string().min(1).optional(),
  brief: briefSettingsSchema.prefault({}),
  /** For whom letters are drafted, and how they go out. */
  letters: letterRulesSchema.prefault({}),
  /** The letters of that owner-local day that went out by themselves. */
  autoLetters: z.object({ on: z.iso.date(), draftIds: z.array(draftIdSchema) }).optional(),
  /** Letters that were announced and did not go out, of which no brief has told yet, oldest first. */
  lettersCalledOff: z
    .array(
      z.object({ draftId: draftIdSchema, contactId: contactIdSchema, why: z.string(), at: isoInstantSchema }),
    )
    .optional(),
  /** As their own mails show that they copied to Kith. */
  letterStyle: letterStyleSchema.optional(),
  /** People were brought in, of whom the owner has not yet said whom they would hate to lose. */
  innerCircleQuestion: z
    .object({
      since: isoInstantSchema,
      /** Another one was asked not long ago; this one waits until then. */
      notBefore: isoInstantSchema.optional(),
      askedAt: isoInstantSchema.optional(),
    })
    .optional(),
  /** The owner wants no mail of Kith's own accord, since then. Their people's answers still reach them. */
  mailStoppedAt: isoInstantSchema.optional(),
  /** The first answers of this owner that were carried out, each of which got a receipt. */
  firstReceipts: z.array(z.string()).default([]),
  /** Answers that were carried out without a receipt and that no brief has shown yet, oldest first. */
  recordsToShow: z.array(z.string()).default([]),
  /** The last sign that the owner reads along: a mail of theirs, a press of a button. */
  lastAttentionAt: isoInstantSchema.optional(),
  /** When the latest briefs went out, oldest first; as many as it takes to see that none is read. */
  briefsSent: z.array(isoInstantSchema).default([]),
  /** A need of this contact's that cannot wait for tomorrow's brief, told of after today's. */
  urgent: z.object({ contactId: contactIdSchema, since: isoInstantSchema }).optional(),
  /** Owner-local day of the last mail beside the brief, and its delivery: there is at most one a day. */
  lastUrgentOn: z.iso.date().optional(),
  lastUrgentMailId: deliveryIdSchema.optional(),
  /** Owner-local day of the last question about what Kith does not know of somebody: there is at most one a week. */
  gapAskedOn: z.iso.date().optional(),
  /** By which reckoning their people's due dates are stored; absent or older: all of them are to be computed anew. */
  dueDatesVersion: z.int().optional(),
  /** When the next brief falls due; the owner's place in the due index. */
  briefDueAt: isoInstantSchema,
});

export type Owner = z.infer<typeof ownerSchema>;

/** Where the owner reads Kith's mail. The schema asks for an address; the type cannot. */
export function mainAddress({
  ownerId,
  addresses: [first],
}: Pick<Owner, 'ownerId' | 'addresses'>): EmailAddress {
  if (first === undefined) throw new UnreadableItemError(`Owner ${ownerId} has no address`);
  return first.address;
}
