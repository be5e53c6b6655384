import type { Tier } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { readerSince, type Subscriber } from './subscriber.ts';

/** A part of the readers: who fits all that is named. */
export interface Segment {
  /** Id of a topic; who made no choice gets every topic. */
  readonly topic?: string | undefined;
  /** The owner's word for the reader or, where they are in the circle, for the contact; in any case. */
  readonly tag?: string | undefined;
  /** Of the contact with that address. */
  readonly tier?: Tier | undefined;
  /** They answered an issue, joined, or followed a link where the newsletter counts that, then or later. */
  readonly activeSince?: IsoInstant | undefined;
  /** They answered none of so many issues, the last ones that they got, or more. */
  readonly quietForIssues?: number | undefined;
}

/** What the circle knows of the person with a subscriber's address. */
export type ReaderInCircle = Pick<Contact, 'tier' | 'tags'>;

/** Whether somebody gets the newsletter and fits. No opened mail counts: Kith watches nobody read. */
export function isInSegment(
  { topic, tag, tier, activeSince, quietForIssues }: Segment,
  subscriber: Subscriber,
  contact: ReaderInCircle | undefined,
): boolean {
  const { status, topics, lastReplyAt, lastClick, issuesUnanswered = 0 } = subscriber;
  const clickedAt = lastClick?.by === 'person' ? lastClick.at : undefined;
  const signs = [readerSince(subscriber), lastReplyAt, clickedAt];
  return (
    status === 'confirmed' &&
    (topic === undefined || topics === undefined || topics.includes(topic)) &&
    (tag === undefined || hasTag(tag, [...(subscriber.tags ?? []), ...(contact?.tags ?? [])])) &&
    (tier === undefined || contact?.tier === tier) &&
    (activeSince === undefined || signs.some((at) => at && at >= activeSince)) &&
    (quietForIssues === undefined || issuesUnanswered >= quietForIssues)
  );
}

const hasTag = (tag: string, tags: readonly string[]): boolean =>
  tags.some((known) => known.toLowerCase() === tag.toLowerCase());
