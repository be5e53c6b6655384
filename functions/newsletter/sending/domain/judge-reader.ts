import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { suppressionSchema } from '../../../delivery/domain/suppression.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import { type IsoInstant, isoInstantSchema } from '../../../shared/iso-instant.ts';
import { subscriberSchema } from '../../domain/subscriber.ts';
import type { Dispatch } from './dispatch.ts';

/**
 * Stands on a reader from just before their mail goes to SES. rejected: SES will never take it. cancelled: the issue was called off
 * before their turn, and nobody claims them any more.
 */
export const claimSchema = z.object({
  at: isoInstantSchema,
  generation: z.int().min(0),
  outcome: z.enum(['rejected', 'cancelled']).optional(),
});

export type Claim = z.infer<typeof claimSchema>;

/** What decides whether somebody gets an issue; all of it stands on the item of their address. */
export const standingSchema = z.object({
  subscription: subscriberSchema
    .pick({
      ...{ status: true, subscriberId: true, firstName: true, confirmedAt: true },
      ...{ topics: true, language: true, pausedUntil: true, movedTo: true, movesFrom: true },
    })
    .optional(),
  suppression: suppressionSchema.optional(),
  inMemorySince: isoInstantSchema.optional(),
  claim: claimSchema.optional(),
});

export type Standing = z.infer<typeof standingSchema>;

export type Terms = Pick<Dispatch, 'frozenAt' | 'topic' | 'otherLanguages'>;

/**
 * claimed: their mail was, or is being, handed over. may: they get it. Else they do not: they left or came too late, no mail
 * goes there, or they pause or want something else. The claim's condition says the same to DynamoDB.
 */
export function judgeReader(
  standing: Standing | undefined,
  { frozenAt, topic, otherLanguages = [] }: Terms,
  today: Temporal.PlainDate,
): 'claimed' | 'may' | 'left' | 'suppressed' | 'passed' {
  if (standing?.claim !== undefined) return 'claimed';
  if (standing?.suppression !== undefined || standing?.inMemorySince !== undefined) return saysWhy(standing);
  const subscription = standing?.subscription;
  if (subscription?.status !== 'confirmed') return 'left';
  const { confirmedAt, topics, language, pausedUntil } = subscription;
  if (confirmedAt !== undefined && confirmedAt > frozenAt) return 'left';
  if (pausedUntil !== undefined && pausedUntil > today.toString()) return 'passed';
  if (topic !== undefined && topics !== undefined && !topics.includes(topic)) return 'passed';
  const readsAnother = otherLanguages.some((other) => isOf(language, other));
  return readsAnother ? 'passed' : 'may';
}

/**
 * When a reader who was written down moved to this address; undefined: before that, so that they are written down there as well, or
 * not at all. Whoever had confirmed by that moment may have it there; a further move came later, so that following them ends.
 */
export const movedAt = (
  newcomer: Standing | undefined,
  from: EmailAddress,
  { frozenAt }: Pick<Terms, 'frozenAt'>,
): IsoInstant | undefined => {
  const { movesFrom, confirmedAt } = newcomer?.subscription ?? {};
  return movesFrom === from && confirmedAt !== undefined && confirmedAt > frozenAt ? confirmedAt : undefined;
};

/** Who leaves is suppressed for the newsletter by the same write. */
const saysWhy = ({ subscription }: Standing) => (subscription?.status === 'left' ? 'left' : 'suppressed');

/** `en-GB` is read as `en` is, in capitals or not. */
const isOf = (language: string | undefined, primary: string): boolean =>
  spellings(primary).some((tag) => language === tag || language?.startsWith(`${tag}-`) === true);

export const spellings = (primary: string): readonly [string, string] => [primary, primary.toUpperCase()];
