import * as z from 'zod';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { contactIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { tierSchema } from './cadence-rules.ts';
import { giftSchema } from './gift.ts';
import { effortSchema } from './gift-days/find-effort.ts';
import { graveNoteSchema } from './grave-notes.ts';
import { interactionSchema } from './interaction.ts';
import { checkInsSchema } from './letter-settings.ts';
import { lovedOneSchema } from './loved-one.ts';
import { occasionSchema } from './occasion.ts';
import { planSchema } from './plan.ts';
import { postalAddressSchema } from './postal-address.ts';
import { standingShape } from './standing.ts';
import { timeZoneSchema } from './time-zone.ts';

/** `priya-k3x7q2mw`: letters that a mail system neither folds nor refuses, short enough to follow `hello+` (RFC 5321: 64 octets). */
export const mailboxSchema = z.string().regex(/^(?:[a-z][a-z-]{0,30}-)?[a-z2-7]{8}$/);

const words = z.array(z.string().min(1)).default([]);
const intervalDays = z.int().min(1).max(3650);

/** Who the person is, as an address book, a form or the owner can tell it. */
export const contactDetailsSchema = z.object({
  name: z.string().min(1),
  /** What one calls them, where their name does not tell: `Bob`, `Prof. Adler`. */
  nickname: z.string().min(1).optional(),
  /** The first one receives what Kith writes. */
  addresses: z.array(emailAddressSchema).default([]),
  phones: z.array(z.object({ label: z.string().min(1).optional(), number: z.string().min(1) })).default([]),
  postalAddresses: z.array(postalAddressSchema).default([]),
  /** People with the same one get one card, wherever their letters go: `the Adlers`. */
  household: z.string().min(1).optional(),
  timeZone: timeZoneSchema.optional(),
  /** BCP 47: `de`, `pt-BR`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
    .optional(),
  /** Their pages elsewhere: `https://www.linkedin.com/in/…`. */
  profiles: z.array(z.object({ label: z.string().min(1).optional(), url: z.url() })).default([]),
  company: z.string().optional(),
  role: z.string().optional(),
  tags: words,
  occasions: z.array(occasionSchema).default([]),
  lovedOnes: z.array(lovedOneSchema).default([]),
  interests: words,
  /** What matters to them: causes, beliefs, a way of working. */
  matters: words,
  food: words,
  allergies: words,
  met: z
    .object({
      how: z.string().min(1).optional(),
      where: z.string().min(1).optional(),
      /** Through whom. */
      through: z.string().min(1).optional(),
    })
    .optional(),
  /** What else is known about the person, one fact a line. */
  notes: words,
});

export type ContactDetails = z.infer<typeof contactDetailsSchema>;

export const contactSchema = contactDetailsSchema.extend({
  ownerId: ownerIdSchema,
  contactId: contactIdSchema,
  /** How close; its cadence is the owner's setting. Absent: never nudged about, unless `cadenceDays` says so. */
  tier: tierSchema.optional(),
  /** How often to be in touch, in days, instead of what the tier says. */
  cadenceDays: intervalDays.optional(),
  /** The longest silence, in days, instead of what the tier says. */
  longestDays: intervalDays.optional(),
  /** When tier or cadence were first wanted, where that was later than `addedAt`; nothing before it counts as a debt. */
  cadenceSince: isoInstantSchema.optional(),
  /** Spreads people who were imported or picked together: the first due date is so many days after `cadenceSince`. */
  firstDueDelayDays: z.int().min(0).max(3650).optional(),
  /** No nudge before this moment, and why: a bereavement, a sabbatical. */
  pause: z.object({ until: isoInstantSchema, reason: z.string().optional() }).optional(),
  /** Neither a nudge about them nor a mail to them. Their days stay visible. */
  doNotContact: z.object({ since: isoInstantSchema, reason: z.string().min(1).optional() }).optional(),
  ...standingShape,
  /** What the owner said of letters to this person. Absent where there is a mailbox: they asked for none. */
  checkIns: checkInsSchema.optional(),
  /** The label of the lasting address at which this person's answers come in; there from their first draft on. */
  mailbox: mailboxSchema.optional(),
  /** What the owner means to do for them, and what came of it; oldest first. */
  plans: z.array(planSchema).default([]),
  /** What was thought of for them and given to them; oldest first. */
  gifts: z.array(giftSchema).default([]),
  /** When each grave note came in, so that it does not keep a house quiet for good. */
  graveNotes: z.array(graveNoteSchema).default([]),
  /** The latest journeys, launches, hard projects and successes of which the timeline tells; oldest first. */
  efforts: z.array(effortSchema).default([]),
  /** What the owner was asked about them, so that no question comes twice within a quarter; oldest first. */
  askedGaps: z.array(z.object({ gapId: z.string().min(1), on: z.iso.date() })).default([]),
  /**
   * Where the newest entry of the timeline stands, so that a brief reads those of all its people at once, and who spoke last.
   * Null: there is none. Absent, in items of older releases: nobody knows, so the timeline is to be asked.
   */
  newestEntry: interactionSchema
    .pick({ interactionId: true, occurredAt: true, kind: true, direction: true })
    .nullable()
    .optional(),
  /** The last moment of true contact. A newsletter, a bounce or an automatic answer is none. */
  lastTouchAt: isoInstantSchema.optional(),
  /** The last time the owner was nudged about this person. */
  lastNudgedAt: isoInstantSchema.optional(),
  /** When the owner asked for a letter to them; the next nudge brings it. */
  draftAskedAt: isoInstantSchema.optional(),
  addedAt: isoInstantSchema,
});

export type Contact = z.infer<typeof contactSchema>;
