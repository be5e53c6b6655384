import { readerSince, type Subscriber } from './subscriber.ts';
import { writeTags } from './subscriber-tags.ts';

/** Who wants no issue about a topic; an empty cell is of who made no choice. */
export const NO_TOPICS = '(none)';

/** All that is kept of a subscriber, as a list of Kith's own holds it; import/own-columns.ts reads it back. */
export const SUBSCRIBER_COLUMNS = {
  email: ({ address }) => address,
  'first name': ({ firstName }) => firstName,
  status: ({ status }) => status,
  requested: ({ requestedAt }) => requestedAt,
  confirmed: readerSince,
  left: ({ leftAt }) => leftAt,
  'reason for leaving': ({ leaveReason }) => leaveReason,
  'moved to': ({ movedTo }) => movedTo,
  topics: ({ topics }) => topics && (topics.length === 0 ? NO_TOPICS : writeTags(topics)),
  tags: ({ tags }) => tags && writeTags(tags),
  flags: ({ flags }) => flags?.join(', '),
  language: ({ language }) => language,
  'paused until': ({ pausedUntil }) => pausedUntil,
  'last issue': ({ lastIssueAt }) => lastIssueAt,
  'last reply': ({ lastReplyAt }) => lastReplyAt,
  'issues unanswered': ({ issuesUnanswered }) => issuesUnanswered?.toString(),
  'last click': ({ lastClick }) =>
    lastClick && [lastClick.at, lastClick.by, lastClick.slug, lastClick.place].join(' '),
  suppression: ({ suppression }) => suppression?.reason,
  'suppression scope': ({ suppression }) => suppression?.scope,
  'suppressed since': ({ suppression }) => suppression?.since,
  'consent page': (subscriber) => agreedTo(subscriber).page,
  'consent at': (subscriber) => agreedTo(subscriber).at,
  'consent words': (subscriber) => agreedTo(subscriber).words,
  'consent form': (subscriber) => agreedTo(subscriber).form,
  'consent site': (subscriber) => agreedTo(subscriber).site,
  'consent ip hash': (subscriber) => agreedTo(subscriber).ipHash,
} as const satisfies Record<string, (subscriber: Subscriber) => string | undefined>;

/** Of somebody who left and asks anew, what they had said yes to: the new request is not confirmed yet. */
const agreedTo = ({ consentBefore, consent }: Subscriber) => consentBefore ?? consent;
