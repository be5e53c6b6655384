import * as z from 'zod';
import { emailAddressSchema } from '../../../shared/email-address.ts';
import { ownerIdSchema } from '../../../shared/ids.ts';
import { isoInstantSchema } from '../../../shared/iso-instant.ts';
import { slugSchema, totalsSchema } from '../../domain/issue.ts';

/**
 * freezing: its readers are being written down. sending. paused: by the owner. stopped: by itself. cancelled: by the owner, and
 * whoever had no turn gets none. sent. The last two are over once `finishedAt` stands.
 */
const statusSchema = z.enum(['freezing', 'sending', 'paused', 'stopped', 'cancelled', 'sent']);

export type DispatchStatus = z.infer<typeof statusSchema>;

/** What SES said of its mails so far. */
const tallySchema = z.object({
  delivered: z.int().min(0).default(0),
  bounced: z.int().min(0).default(0),
  complained: z.int().min(0).default(0),
});

export type Tally = z.infer<typeof tallySchema>;

/** bounces, complaints: more than AWS puts up with. expired: it could not go out in time. */
const stopReasonSchema = z.enum(['bounces', 'complaints', 'expired']);

export type StopReason = z.infer<typeof stopReasonSchema>;

/** The readers who are written down so far, in chunks. */
const planSchema = z.object({
  chunks: z.int().min(0),
  planned: z.int().min(0),
  lastAddress: emailAddressSchema.optional(),
});

export type Plan = z.infer<typeof planSchema>;

/** One issue on its way to its readers; small, since those who send look at it every second. */
export const dispatchSchema = z.object({
  slug: slugSchema,
  ownerId: ownerIdSchema,
  status: statusSchema,
  /** Who had confirmed by then, and nobody else. */
  frozenAt: isoInstantSchema,
  /** After that it would be stale, and stops. */
  expiresAt: isoInstantSchema,
  topic: z.string().optional(),
  /** Primary tags of languages whose readers get another issue instead: of a newsletter that is written in several. */
  otherLanguages: z.array(z.string()).optional(),
  /** Issues that were over long ago, whose claims leave the items of their readers. */
  forgets: z.array(slugSchema),
  plan: planSchema,
  /** Shares of the list that are worked on at the same time; absent until the list is whole. */
  segments: z.int().min(1).optional(),
  ...tallySchema.shape,
  /** What the owner knew when they let it go on after a stop. */
  pardoned: tallySchema.optional(),
  /** By a command, or when the mail came that says so. */
  pausedAt: isoInstantSchema.optional(),
  /** By a command: a mail that came before pauses it no more. */
  resumedAt: isoInstantSchema.optional(),
  /** The revision of the agenda whose word it followed last: an older word comes too late. */
  agendaRevision: z.int().min(0).optional(),
  stop: z.object({ reason: stopReasonSchema, at: isoInstantSchema, isTold: z.boolean() }).optional(),
  finishedAt: isoInstantSchema.optional(),
  /** What became of everybody; once it is over. */
  totals: totalsSchema.optional(),
  /** When the schedule looks after it; absent once nothing is left to do. */
  dueAt: isoInstantSchema.optional(),
});

export type Dispatch = z.infer<typeof dispatchSchema>;

export const NOTHING_PLANNED: Plan = { chunks: 0, planned: 0 };
