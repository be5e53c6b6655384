import * as z from 'zod';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { contactIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { partialDateSchema } from './partial-date.ts';

/** Spouse, partner, child, parent, pet …: the inner circle of a contact. */
const lovedOneSchema = z.object({
  name: z.string().min(1),
  /** In the contact's words: `husband`, `daughter`, `dog`. */
  relation: z.string().min(1),
  birthday: partialDateSchema.optional(),
  notes: z.array(z.string().min(1)).default([]),
});

export type LovedOne = z.infer<typeof lovedOneSchema>;

/** `priya-k3x7q2mw`: letters that a mail system neither folds nor refuses, short enough to follow `hello+` (RFC 5321: 64 octets). */
export const mailboxSchema = z.string().regex(/^(?:[a-z][a-z-]{0,30}-)?[a-z2-7]{8}$/);

export const contactSchema = z.object({
  ownerId: ownerIdSchema,
  contactId: contactIdSchema,
  name: z.string().min(1),
  addresses: z.array(emailAddressSchema),
  company: z.string().optional(),
  role: z.string().optional(),
  birthday: partialDateSchema.optional(),
  lovedOnes: z.array(lovedOneSchema).default([]),
  interests: z.array(z.string().min(1)).default([]),
  /** What is known about the person, one fact a line. */
  notes: z.array(z.string().min(1)).default([]),
  /** How often to be in touch, in days; absent: never nudged about. */
  cadenceDays: z.int().min(1).max(3650).optional(),
  /** Spreads people who were imported together: days on top of the first cadence; with a touch from before, days from `addedAt`. */
  firstDueDelayDays: z.int().min(0).max(3650).optional(),
  /** No nudge before this moment, and why: a bereavement, a sabbatical. */
  pause: z.object({ until: isoInstantSchema, reason: z.string().optional() }).optional(),
  /** Whether the brief brings a letter to this person, ready to send; `approve`: it goes out when the owner says so. */
  checkIns: z.object({ way: z.literal('approve') }).optional(),
  /** The label of the lasting address at which this person's answers come in; there from their first draft on. */
  mailbox: mailboxSchema.optional(),
  /** The last moment of true contact. A newsletter, a bounce or an automatic answer is none. */
  lastTouchAt: isoInstantSchema.optional(),
  /** The last time the owner was nudged about this person. */
  lastNudgedAt: isoInstantSchema.optional(),
  addedAt: isoInstantSchema,
});

export type Contact = z.infer<typeof contactSchema>;
