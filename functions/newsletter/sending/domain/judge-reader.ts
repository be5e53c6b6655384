import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { suppressionSchema } from '../../../delivery/domain/suppression.ts';
import { isoInstantSchema } from '../../../shared/iso-instant.ts';
import { subscriberSchema } from '../../domain/subscriber.ts';
import type { Dispatch } from './dispatch.ts';

/** Stands on a reader from just before their mail goes to SES. Rejected: SES will never take it. */
export const claimSchema = z.object({
  at: isoInstantSchema,
  generation: z.int().min(0),
  outcome: z.literal('rejected').optional(),
});

/** What decides whether somebody gets an issue; all of it stands on the item of their address. */
export const standingSchema = z.object({
  subscription: subscriberSchema
    .pick({
      ...{ status: true, subscriberId: true, firstName: true, confirmedAt: true },
      ...{ topics: true, language: true, pausedUntil: true },
    })
    .optional(),
  suppression: suppressionSchema.optional(),
  inMemorySince: isoInstantSchema.optional(),
  claim: claimSchema.optional(),
});

export type Standing = z.infer<typeof standingSchema>;

export type Terms = Pick<Dispatch, 'frozenAt' | 'topic' | 'language' | 'languages'>;

/**
 * claimed: their mail was, or is being, handed over. may: they get it. Else they do not: they left or came too late, no mail
 * goes there, or they pause or want something else. The claim's condition says the same to DynamoDB.
 */
export function judgeReader(
  standing: Standing | undefined,
  { frozenAt, topic, ...written }: Terms,
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
  const isForeign = foreignTags(written).some((tag) => isInLanguage(language ?? '', tag));
  return isForeign ? 'passed' : 'may';
}

/** Who leaves is suppressed for the newsletter by the same write. */
const saysWhy = ({ subscription }: Standing) => (subscription?.status === 'left' ? 'left' : 'suppressed');

const isInLanguage = (language: string, tag: string): boolean =>
  language === tag || language.startsWith(`${tag}-`);

/**
 * Who has chosen one of these gets issues of their own: the newsletter's other languages, as `de` and `DE`, each alone or before a
 * hyphen (`de-CH`). A language in which nothing is written keeps nothing away: a browser names it for whoever signs up.
 */
export function foreignTags({
  language,
  languages = [],
}: Pick<Terms, 'language' | 'languages'>): readonly string[] {
  if (language === undefined) return [];
  const others = new Set(languages.map(primaryOf).filter((primary) => primary !== primaryOf(language)));
  return [...others].flatMap((primary) => [primary, primary.toUpperCase()]);
}

/** `en-GB` → `en` */
const primaryOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
