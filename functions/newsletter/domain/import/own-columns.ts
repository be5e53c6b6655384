import * as z from 'zod';
import { type Subscriber, subscriberSchema } from '../subscriber.ts';
import { NO_TOPICS } from '../subscriber-columns.ts';
import { readTags } from '../subscriber-tags.ts';
import type { CellReader } from './list-columns.ts';

/** What Kith's own lists say beside what those of others do. */
export type OwnRecord = {
  readonly [Field in
    | 'topics'
    | 'language'
    | 'pausedUntil'
    | 'leaveReason'
    | 'movedTo'
    | 'consent'
    | 'requestedAt'
    | 'suppression'
    | 'lastIssueAt'
    | 'lastReplyAt'
    | 'issuesUnanswered'
    | 'lastClick']?: Subscriber[Field] | undefined;
};

const { shape } = subscriberSchema;

/** The rest of a row of `subscribers export`, whose headings these are; whatever does not read as it should is left out. */
export function readOwnRecord(cell: CellReader): OwnRecord {
  const read = <Schema extends z.ZodType>(schema: Schema, heading: string): z.output<Schema> | undefined =>
    schema.safeParse(cell([heading]) || undefined).data;
  const consent = shape.consent.safeParse({
    page: cell(['consentpage']) || undefined,
    at: cell(['consentat']),
    words: cell(['consentwords']),
    form: cell(['consentform']) || undefined,
    site: cell(['consentsite']) || undefined,
    ipHash: cell(['consentiphash']) || undefined,
  }).data;
  const suppression = shape.suppression.safeParse({
    reason: cell(['suppression']),
    scope: cell(['suppressionscope']),
    since: cell(['suppressedsince']),
  }).data;
  const topics = cell(['topics']);
  const [at, by, slug, place] = cell(['lastclick']).split(' ');
  return {
    consent,
    suppression,
    ...(topics !== '' && { topics: topics === NO_TOPICS ? [] : [...readTags(topics)] }),
    language: read(shape.language, 'language'),
    pausedUntil: read(shape.pausedUntil, 'pauseduntil'),
    leaveReason: read(shape.leaveReason, 'reasonforleaving'),
    movedTo: read(shape.movedTo, 'movedto'),
    lastClick: shape.lastClick.safeParse({ at, by, slug, place: Number(place) }).data,
    requestedAt: read(shape.requestedAt, 'requested'),
    lastIssueAt: read(shape.lastIssueAt, 'lastissue'),
    lastReplyAt: read(shape.lastReplyAt, 'lastreply'),
    issuesUnanswered: read(z.coerce.number().pipe(z.int().min(0)), 'issuesunanswered'),
  };
}
