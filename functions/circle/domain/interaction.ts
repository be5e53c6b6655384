import * as z from 'zod';
import { contactIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';

const interactionKindSchema = z.enum(['mail', 'reply', 'call', 'meeting', 'gift', 'shout-out', 'note']);

/** One entry of a contact's timeline. Append-only: its words may be corrected, and what they were is kept. */
export const interactionSchema = z.object({
  ownerId: ownerIdSchema,
  contactId: contactIdSchema,
  /** Derived from its source, so that the same message logs the same interaction once. */
  interactionId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  kind: interactionKindSchema,
  /** `outbound`: the owner to the contact; `inbound`: the contact to the owner; `between`: a call, a meeting, a note about both. */
  direction: z.enum(['inbound', 'outbound', 'between']),
  occurredAt: isoInstantSchema,
  text: z.string(),
  /** Files that came with it; their bytes are in the raw mail. */
  attachments: z
    .array(
      z.object({
        filename: z.string().min(1).optional(),
        contentType: z.string().min(1),
        sizeBytes: z.int().min(0),
      }),
    )
    .optional(),
  /** What an answer in its thread needs, where it is a mail that went between the two: both ids with their angle brackets. */
  thread: z.object({ messageId: z.string().min(1), references: z.string(), subject: z.string() }).optional(),
  /** How often its words were changed since; what they were is kept. */
  revision: z.int().min(1).optional(),
  /** It happened with this contact, who turned out to be the same person and was merged into the one of this timeline. */
  mergedFrom: contactIdSchema.optional(),
  /**
   * How Kith knows: the inbound message (its id is an S3 key), or the command that wrote it. unproven-reply: it came to the
   * contact's own address, from somebody who may be somebody else. owner-remark: of an owner's answer, what Kith did not
   * understand, or what tells that nobody was in touch.
   * check-in: Kith sent it for the owner. relayed-answer: the owner answered a mail that Kith had passed on. copy: the owner copied or forwarded it to their log address.
   */
  source: z.object({
    by: z.enum([
      'owner-reply',
      'owner-remark',
      'contact-reply',
      'unproven-reply',
      'check-in',
      'relayed-answer',
      'copy',
      'web',
      'cli',
      'demo',
    ]),
    messageId: z.string().optional(),
  }),
});

/** What stands where the owner says that they were in touch, and no more: `done`, or a press of the button. */
export const IN_TOUCH_TEXT = 'Marked as in touch.';

export type Interaction = z.infer<typeof interactionSchema>;

/** Whether words were exchanged, or anything else happened between the two: what Kith did not understand neither opens nor answers anything. */
export const isExchange = ({ source }: Pick<Interaction, 'source'>): boolean => source.by !== 'owner-remark';

/**
 * Whether it counts as being in touch: the answer to a nudge does; any other note does not, nor praise they may never see,
 * nor words of somebody who may be somebody else.
 */
export function isTouch({ kind, source }: Pick<Interaction, 'kind' | 'source'>): boolean {
  if (kind === 'note') return source.by === 'owner-reply' || source.by === 'web';
  return kind !== 'shout-out' && source.by !== 'unproven-reply';
}
