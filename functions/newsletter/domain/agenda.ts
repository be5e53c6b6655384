import * as z from 'zod';
import { deliveryIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import { issueSchema } from './issue.ts';

/** An issue of which the owner has a proof, and what they said of it. Its letter is kept under `proofId`, and never changes. */
const plannedIssueSchema = z.object({
  proofId: deliveryIdSchema,
  slug: issueSchema.shape.slug,
  subject: z.string(),
  proofedAt: isoInstantSchema,
  /** It prints the praise to which people said yes until then; absent: it prints none. */
  praisesUntil: isoInstantSchema.optional(),
  /** Its letter holds praise, which may be taken back until it is out. */
  holdsPraise: z.literal(true).optional(),
  approvedAt: isoInstantSchema.optional(),
  /** When the mail came after which nothing goes out in its week, unless it is approved by a later one. */
  heldAt: isoInstantSchema.optional(),
});

export type PlannedIssue = z.infer<typeof plannedIssueSchema>;

/** The mail before a slot whose issue is not approved yet. */
const eveSchema = z.object({
  slotAt: isoInstantSchema,
  mailId: deliveryIdSchema,
  /** Of whose bytes an answer to it speaks: a draft of the owner's, or the evergreen. Absent: nothing is left to show. */
  proofId: deliveryIdSchema.optional(),
  /** What goes out without a word of the owner's, or at their word alone, by the settings. */
  evergreen: plannedIssueSchema.optional(),
  /** The owner-local day of the mail, which counts as that day’s one urgent mail. */
  day: z.iso.date(),
  /** What it shows is settled, since it may be out from then on. */
  isPlanned: z.literal(true).optional(),
  sentAt: isoInstantSchema.optional(),
});

export type Eve = z.infer<typeof eveSchema>;

/** The issue that was sent on its way last. */
const outgoingSchema = z.object({
  slotAt: isoInstantSchema,
  slug: issueSchema.shape.slug,
  subject: z.string(),
  /** Absent: of an earlier release. */
  proofId: deliveryIdSchema.optional(),
  mailId: deliveryIdSchema.optional(),
  /** Its letter holds praise, which may still be taken back. */
  holdsPraise: z.literal(true).optional(),
  /** When the mail came by which the owner stopped it as it was going out. */
  heldAt: isoInstantSchema.optional(),
  /** When the mail came by which they let it go on after that. */
  letGoAt: isoInstantSchema.optional(),
});

export type Outgoing = z.infer<typeof outgoingSchema>;

/** A proof that nothing comes of any more. */
const formerProofSchema = z.object({
  proofId: deliveryIdSchema,
  subject: z.string(),
  became: z.enum(['replaced', 'put-away', 'sent', 'over']),
  at: isoInstantSchema,
});

/**
 * What became of a word of the owner's. approved-again: it was before, and nothing changed. stop: it is going out, and its send is to
 * be paused. go-on: it was stopped, and is to be resumed.
 */
const wordOutcomeSchema = z.enum([
  ...(['approved', 'approved-again', 'blocked', 'held', 'skipped', 'stop', 'go-on', 'going-out'] as const),
  ...(['replaced', 'put-away', 'over'] as const),
]);

export type WordOutcome = z.infer<typeof wordOutcomeSchema>;

/** What is to come in the newsletter, on one item, so that each word of the owner's and each slot is one write. */
export const agendaSchema = z.object({
  revision: z.int().min(0),
  /** The owner's own, in the order of their slots: one a week, the first in the next. At most one waits for approval. */
  waiting: z.array(plannedIssueSchema),
  eve: eveSchema.optional(),
  /** The slot in whose week the owner wants no issue. */
  skippedSlotAt: isoInstantSchema.optional(),
  outgoing: outgoingSchema.optional(),
  /** Until when the praise of an issue that went out was collected. */
  praisedUntil: isoInstantSchema.optional(),
  /** Every proof whose letter is kept, since when: noted before it is, so that none is left behind. */
  proofs: z.array(z.object({ proofId: deliveryIdSchema, keptAt: isoInstantSchema })).optional(),
  /** The newest ones, oldest first. */
  former: z.array(formerProofSchema),
  /** The owner's newest words, so that one whose mail comes again is not followed again after a later one. */
  words: z.array(z.object({ answerId: deliveryIdSchema, outcome: wordOutcomeSchema })).optional(),
});

export type Agenda = z.infer<typeof agendaSchema>;

export const EMPTY_AGENDA: Agenda = { revision: 0, waiting: [], former: [] };

/** Whether another letter than the one named prints the new praise already: it stands in one letter at a time. */
export const praisesElsewhere = ({ waiting, eve }: Agenda, except?: PlannedIssue): boolean =>
  [...waiting, ...(eve?.evergreen ? [eve.evergreen] : [])].some(
    ({ proofId, praisesUntil }) => praisesUntil !== undefined && proofId !== except?.proofId,
  );

const MOST_FORMER = 60;

/** The agenda with one more proof that nothing comes of. */
export function withFormer(agenda: Agenda, ...former: Agenda['former']): Agenda {
  return { ...agenda, former: [...agenda.former, ...former].slice(-MOST_FORMER) };
}
