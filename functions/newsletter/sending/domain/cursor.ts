import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { deliveryIdSchema } from '../../../shared/ids.ts';
import { isoInstantSchema, toIsoInstant } from '../../../shared/iso-instant.ts';
import { NO_TOTALS, slugSchema, totalsSchema } from '../../domain/issue.ts';

/** A place in a segment: before the reader `offset` of its chunk `chunk`, both counted from 0. */
const positionSchema = z.object({ chunk: z.int().min(0), offset: z.int().min(0) });

export type Position = z.infer<typeof positionSchema>;

/** How far one segment of an issue has come, and who works on it. */
export const cursorSchema = z.object({
  slug: slugSchema,
  segment: z.int().min(0),
  /** Counts those who took it up: what an earlier one left undone is theirs no more. */
  generation: z.int().min(0),
  status: z.enum(['open', 'done']),
  /** Whoever stands before it had their turn. */
  position: positionSchema,
  /** How many of its runs in a row SES ended, of which it took nothing. */
  refusals: z.int().min(0).optional(),
  /** On the way a running count; once it is done, what the records say. */
  totals: totalsSchema,
  /** Mails of which SES has not said whether it took them; once it is done. */
  unknown: z.array(deliveryIdSchema),
  /** The end of the lease, or when to go on. */
  dueAt: isoInstantSchema,
});

export type Cursor = z.infer<typeof cursorSchema>;

/** How long a worker has a segment to itself: longer than a mail may take with a slow SES, many times. */
export const LEASE_MINUTES = 3;
/** No lease or pause is meant to end later: a clock ran ahead. */
export const LONGEST_LEASE_MINUTES = 120;

/** Nobody has its lease, and it waits for nothing: whoever finds it may take it up. */
export const isFree = ({ status, dueAt }: Cursor, now: Temporal.Instant): boolean =>
  status === 'open' &&
  (dueAt <= toIsoInstant(now) || dueAt > toIsoInstant(now.add({ minutes: LONGEST_LEASE_MINUTES })));

export const START: Position = { chunk: 0, offset: 0 };

export const newCursor = (slug: Cursor['slug'], segment: number, dueAt: Cursor['dueAt']): Cursor => ({
  ...{ slug, segment, dueAt, generation: 0, status: 'open', position: START },
  ...{ totals: NO_TOTALS, unknown: [] },
});

/** Chunks are dealt out in turn, so that each segment has its share from anywhere in the list: the number in the whole list. */
export const chunkOf = (segment: number, segments: number, chunk: number): number =>
  segment + chunk * segments;
