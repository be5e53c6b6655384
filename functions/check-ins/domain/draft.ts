import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { contactIdSchema, draftIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema, toIsoInstant } from '../../shared/iso-instant.ts';

/** A letter from two weeks ago is no longer what one would say today. */
const DRAFT_LIFE_DAYS = 14;
/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
export const LONGEST_LEASE_MINUTES = 10;
/** Longer than a weekend; a letter that SES has not let out by then is asked about. */
const DAYS_TO_GO_OUT = 4;
/** Said yes to at the last moment, it still goes out. */
const LEAST_HOURS_TO_GO_OUT = 1;

/**
 * open: waits for the owner's word. approved: goes out, or is on its way. sent: SES has it. unknown: it may have gone out;
 * an event or the owner can tell. blocked: it cannot go out. skipped: the owner said no, or it was no time for it. used: the
 * owner wrote to the contact themselves.
 */
const draftStatusSchema = z.enum(['open', 'approved', 'sent', 'unknown', 'blocked', 'skipped', 'used']);

/** The owner's yes: the words that go out, and what said so. */
const approvalSchema = z.object({
  text: z.string().min(1),
  approvedAt: isoInstantSchema,
  /** SES's id of the owner's mail, so that the same mail, delivered twice, is told from a second yes. */
  messageId: z.string().min(1).optional(),
  /** There was no word: the owner allowed it beforehand, saw it a day ago, and did not stop it. */
  inAdvance: z.literal(true).optional(),
  /** When it suits the contact, where that was not at once. */
  goesOutAt: isoInstantSchema.optional(),
  /** From 2 on: an earlier one is lost, or came back, and it goes out anew. */
  attempt: z.int().min(2).optional(),
  /** That attempt is Kith’s own, at the next address, without a word of the owner’s. */
  isRetry: z.literal(true).optional(),
});

/** The owner's own wording of a draft that waits; it goes out on their `send`, and on nothing less. */
const ownWordsSchema = z.object({
  text: z.string().min(1),
  /** SES's id of the mail that they stood in. */
  messageId: z.string().min(1),
});

/** A letter to one contact that goes out when the owner says so, and not before. */
export const draftSchema = z.object({
  draftId: draftIdSchema,
  ownerId: ownerIdSchema,
  contactId: contactIdSchema,
  status: draftStatusSchema,
  /** As Kith wrote it. */
  text: z.string().min(1),
  ownWords: ownWordsSchema.optional(),
  /** The ways to say it that the letter used, by name; the contact does not read them again. */
  wordings: z.array(z.string().min(1)).optional(),
  writtenAt: isoInstantSchema,
  /** From then on a yes comes too late. */
  expiresAt: isoInstantSchema,
  approval: approvalSchema.optional(),
  /** When the owner was told that it goes out by itself; with `dueAt` while it is open, it still does. */
  announcedAt: isoInstantSchema.optional(),
  /** The owner wants to see it again then, and not before. */
  waitsUntil: isoInstantSchema.optional(),
  /** When the owner said no; absent where Kith put it away. */
  skippedAt: isoInstantSchema.optional(),
  /** When the owner wrote themselves, as their copy says. */
  usedAt: isoInstantSchema.optional(),
  /** When Kith next looks at it; its place in the due index, until nothing more can become of it. */
  dueAt: isoInstantSchema.optional(),
});

export type Draft = z.infer<typeof draftSchema>;
export type DraftStatus = z.infer<typeof draftStatusSchema>;
export type Approval = z.infer<typeof approvalSchema>;
export type OwnWords = z.infer<typeof ownWordsSchema>;

/** `trueUntil`: when its words stop being true, as a birthday's do, where that is before its life ends. */
export function newDraft(
  draft: Pick<Draft, 'draftId' | 'ownerId' | 'contactId' | 'text' | 'wordings'>,
  now: Temporal.Instant,
  trueUntil?: Temporal.Instant,
): Draft {
  const lifeEnd = toIsoInstant(now.add({ hours: 24 * DRAFT_LIFE_DAYS }));
  const truthEnd = trueUntil === undefined ? lifeEnd : toIsoInstant(trueUntil);
  const expiresAt = truthEnd < lifeEnd ? truthEnd : lifeEnd;
  return { ...draft, status: 'open', writtenAt: toIsoInstant(now), expiresAt };
}

/** What goes out on a `send` that brings no words: the owner's, where they wrote some, else Kith's. */
export const wordsToSend = ({ ownWords, text }: Pick<Draft, 'ownWords' | 'text'>): string =>
  ownWords?.text ?? text;

/** Whether the owner may still say yes to it. */
export const isOpen = ({ status, expiresAt }: Draft, now: IsoInstant): boolean =>
  status === 'open' && now < expiresAt;

/** Whether the owner wrote the words themselves, or asked for the letter once more: they know what came up meanwhile. */
export const isOwnersChoice = (draft: Pick<Draft, 'text'>, approval: Approval): boolean =>
  approval.text !== draft.text || (approval.attempt !== undefined && approval.isRetry === undefined);

/** Whether it has the owner's yes and waits for its time, so that nobody has it in hands. */
export function isWaiting({ status, approval, dueAt }: Draft, now: IsoInstant): boolean {
  if (status !== 'approved' || dueAt === undefined || dueAt <= now) return false;
  const longestLease = toIsoInstant(fromIsoInstant(now).add({ minutes: LONGEST_LEASE_MINUTES }));
  return dueAt === approval?.goesOutAt || dueAt > longestLease;
}

/** When its words stop being true; undefined where they do not. */
export function trueUntil({ writtenAt, expiresAt }: Draft): Temporal.Instant | undefined {
  const lifeEnd = fromIsoInstant(writtenAt).add({ hours: 24 * DRAFT_LIFE_DAYS });
  const end = fromIsoInstant(expiresAt);
  return Temporal.Instant.compare(end, lifeEnd) < 0 ? end : undefined;
}

/** Whether an approved letter has waited too long to go out without another word of the owner's. */
export function isOverdue(draft: Draft, approval: Approval, now: Temporal.Instant): boolean {
  const start = fromIsoInstant(approval.goesOutAt ?? approval.approvedAt);
  const last = start.add({ hours: 24 * DAYS_TO_GO_OUT });
  const least = start.add({ hours: LEAST_HOURS_TO_GO_OUT });
  const truthEnd = trueUntil(draft) ?? last;
  const latest = Temporal.Instant.compare(truthEnd, least) < 0 ? least : truthEnd;
  return Temporal.Instant.compare(now, last) >= 0 || Temporal.Instant.compare(now, latest) >= 0;
}

/** The yes once more: the letter is a message of its own now. */
export const anew = (approval: Approval, earlier: Approval): Approval => ({
  ...approval,
  attempt: (earlier.attempt ?? 1) + 1,
});
