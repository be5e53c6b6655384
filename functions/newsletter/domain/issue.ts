import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { type DeliveryId, deriveDeliveryId } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

export const slugSchema = z.string().regex(/^[a-z0-9-]+$/);

/**
 * What became of each reader. Left: no longer a subscriber at their turn. Passed: they pause, or want another topic or
 * language. Cancelled: the owner called the issue off before their turn. Unknown: SES did not say. Rejected: SES will not take
 * their mail. Lost: what was written down of them is gone, so that nobody knows.
 */
export const totalsSchema = z.object({
  planned: z.int().min(0),
  sent: z.int().min(0),
  suppressed: z.int().min(0),
  left: z.int().min(0),
  passed: z.int().min(0).default(0),
  cancelled: z.int().min(0).default(0),
  unknown: z.int().min(0),
  rejected: z.int().min(0),
  lost: z.int().min(0).default(0),
});

export type IssueTotals = z.infer<typeof totalsSchema>;
export type ReaderOutcome = Exclude<keyof IssueTotals, 'planned'>;

/** The words of an issue as they were when it opened, with a placeholder for what differs from reader to reader. */
export const letterSchema = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** What a mailbox shows beside the subject, and a list of issues below it. Older issues have none. */
  preheader: z.string().optional(),
  /** The letter as a part of a page: no greeting, nothing of anybody. Older issues have none. */
  body: z.string().optional(),
  /** Where its links lead, where those that are followed are counted; a link is known by its place. */
  links: z.array(z.string()).optional(),
});

export type IssueLetter = z.infer<typeof letterSchema>;

/** One issue of the newsletter on its way to its readers, or there. */
export const issueSchema = z.object({
  slug: slugSchema,
  /** The weekly slot that it fills; a slot has one issue. */
  slotAt: isoInstantSchema,
  status: z.enum(['sending', 'sent', 'cancelled']),
  openedAt: isoInstantSchema,
  finishedAt: isoInstantSchema.optional(),
  letter: letterSchema,
  /** Whom it is for, where it is not for everybody. */
  topic: z.string().optional(),
  language: z.string().optional(),
  /** Of an issue that an older release sent: the last reader who had their turn, in the order of their addresses. */
  lastAddress: emailAddressSchema.optional(),
  totals: totalsSchema,
  /** When the schedule takes it up. Absent once it is on its way. */
  dueAt: isoInstantSchema.optional(),
});

export type Issue = z.infer<typeof issueSchema>;

/** The id of an issue's delivery to one reader: whoever knows both can tell whether an answer is one to it. */
export const issueDeliveryId = (slug: string, address: EmailAddress): DeliveryId =>
  deriveDeliveryId('issue', slug, address);

export const NO_TOTALS: IssueTotals = {
  planned: 0,
  sent: 0,
  suppressed: 0,
  left: 0,
  passed: 0,
  cancelled: 0,
  unknown: 0,
  rejected: 0,
  lost: 0,
};

export function countReader(totals: IssueTotals, outcome: ReaderOutcome): IssueTotals {
  return { ...totals, planned: totals.planned + 1, [outcome]: totals[outcome] + 1 };
}

export function addTotals(totals: readonly IssueTotals[]): IssueTotals {
  const sumOf = (name: keyof IssueTotals) => totals.reduce((sum, each) => sum + each[name], 0);
  return {
    planned: sumOf('planned'),
    sent: sumOf('sent'),
    suppressed: sumOf('suppressed'),
    left: sumOf('left'),
    passed: sumOf('passed'),
    cancelled: sumOf('cancelled'),
    unknown: sumOf('unknown'),
    rejected: sumOf('rejected'),
    lost: sumOf('lost'),
  };
}

/** Whether nobody got an issue, not even perhaps. */
export const reachedNobody = ({ sent, unknown }: IssueTotals): boolean => sent + unknown === 0;

/** Whether everybody planned is accounted for; only then is an issue finished. */
export function reconciles({ planned, ...outcomes }: IssueTotals): boolean {
  return planned === Object.values(outcomes).reduce((sum, count) => sum + count, 0);
}
