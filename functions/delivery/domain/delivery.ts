import * as z from 'zod';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { epochSecondsSchema } from '../../shared/epoch-seconds.ts';
import { contactIdSchema, deliveryIdSchema, draftIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

/**
 * nudge: the owner's morning brief. question: asks the owner for names, in place of a brief. rhythm-question: asks whether briefs
 * are still wanted. notice: an answer to what the owner did. offer: asks the owner whether people should come into the circle.
 * proof: an issue of the newsletter as it is to go out, for its owner's word. relay: a contact's words, passed on to the owner.
 * check-in: the owner's approved words to a contact. answer: the owner's own, to a contact whose mail was passed on. confirmation: asks whether a sign-up was meant. issue: the newsletter.
 */
const deliveryKindSchema = z.enum([
  'nudge',
  'question',
  'rhythm-question',
  'notice',
  'offer',
  'check-in',
  'answer',
  'proof',
  'relay',
  'confirmation',
  'issue',
]);

/** Somebody a message is about, and the draft that it offers for them. */
const subjectSchema = z.object({
  contactId: contactIdSchema,
  draftId: draftIdSchema.optional(),
  /** The message says that the draft goes out by itself. */
  isAnnounced: z.literal(true).optional(),
});

/**
 * claimed: about to be handed to SES, or handed over by a process that died since.
 * sent: SES accepted it. unknown: SES may have accepted it; only an event or the owner can tell.
 * delivered, bounced, complained: what an SES event said later.
 */
export const deliveryStatusSchema = z.enum([
  'claimed',
  'sent',
  'unknown',
  'delivered',
  'bounced',
  'complained',
]);

/** One message to one person. */
export const deliverySchema = z.object({
  deliveryId: deliveryIdSchema,
  kind: deliveryKindSchema,
  ownerId: ownerIdSchema,
  recipient: emailAddressSchema,
  /** The people that the message is about, in the order of the message; a reply token names one by its place. */
  subjects: z.array(subjectSchema),
  status: deliveryStatusSchema,
  claimedAt: isoInstantSchema,
  /** When the recipient's server took an issue. */
  deliveredAt: isoInstantSchema.optional(),
  sesMessageId: z.string().optional(),
  /** SES's id of the mail that a relay passed on; an answer goes into its thread. */
  passedOn: z.string().min(1).optional(),
  /** The entry of the timeline that tells of an answer, in which it stands as a note while nobody knows whether it went out. */
  entry: z.object({ interactionId: z.string().min(1), occurredAt: isoInstantSchema }).optional(),
  /** Longer than any reply token lives, so that a token always finds its delivery. */
  expiresAtEpochSeconds: epochSecondsSchema,
});

export type DeliveryKind = z.infer<typeof deliveryKindSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;
