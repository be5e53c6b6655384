import * as z from 'zod';
import { deliveryIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { PlannedIssue } from './agenda.ts';
import { issueSchema } from './issue.ts';
import { findingSchema } from './preflight/finding.ts';
import { holdsPraise } from './shout-outs.ts';

/** An issue as the owner was shown it: what they approve, and readers get, are these very bytes. */
export const proofSchema = z.object({
  /** Also the id of the mail that showed it first. */
  proofId: deliveryIdSchema,
  slug: issueSchema.shape.slug,
  letter: issueSchema.shape.letter,
  topic: issueSchema.shape.topic,
  language: issueSchema.shape.language,
  writtenAt: isoInstantSchema,
  /** It prints the praise to which people said yes until then; absent: it prints none. */
  praisesUntil: isoInstantSchema.optional(),
  findings: z.array(findingSchema),
});

export type Proof = z.infer<typeof proofSchema>;

/** The proof as the agenda names it. */
export const plannedFrom = ({ proofId, slug, letter, writtenAt, praisesUntil }: Proof): PlannedIssue => ({
  proofId,
  slug,
  subject: letter.subject,
  proofedAt: writtenAt,
  ...(praisesUntil && { praisesUntil }),
  ...(holdsPraise(letter) && { holdsPraise: true }),
});
