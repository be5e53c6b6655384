import * as z from 'zod';

/** must: readers would get something broken, and the issue cannot be approved. look: the owner decides. */
export const findingSchema = z.object({
  level: z.enum(['must', 'look']),
  code: z.enum([
    'unknown-field',
    'unknown-mark',
    'field-in-subject',
    'field-without-value',
    'raw-html',
    'broken-link',
    'unreachable-link',
    'private-link',
    'unsafe-link',
    'missing-alt',
    'left-out-picture',
    'left-out-file',
    'lost-link',
    'spammy-words',
    'loud-subject',
    'long-subject',
    'large',
    'no-words',
    'no-way-out',
    'no-postal-address',
  ]),
  /** A sentence for the owner. */
  words: z.string(),
  /** Where: `line 12` of what the owner sent, `in the subject`. */
  place: z.string().optional(),
});

export type Finding = z.infer<typeof findingSchema>;

export const isFaulty = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'must');
