import { AUDIENCE_ITEM_VERSION, addressKey } from '../../delivery/adapters/audience-item.ts';
import type { SubscriberId } from '../../shared/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';

/** One partition of the index: an issue reads it once, to write its readers down. */
export const SEGMENT = 'newsletter#0';

export const lookupKey = (subscriberId: SubscriberId) => ({ pk: `SUBSCRIBER#${subscriberId}` });

/** An UpdateItem in its parts. */
interface Change {
  readonly sets?: readonly string[];
  readonly removes?: readonly string[];
  readonly conditions?: readonly string[];
  /** Reserved words of DynamoDB's that the expressions use. */
  readonly names?: readonly ('segment' | 'scope')[];
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What makes the item of `read` that of `next`, if nobody has changed it since. */
export function subscriptionUpdate(next: Subscriber, read: Subscriber | undefined) {
  const changes = [
    changeOfSubscription(next, read),
    changeOfSegment(next),
    changeOfSuppression(next, read),
    ...(read === undefined ? [firstActivity(next)] : []),
  ];
  const all = <T>(part: (change: Change) => readonly T[] | undefined) =>
    changes.flatMap((change) => part(change) ?? []);
  const removes = all(({ removes }) => removes);
  return {
    Key: addressKey(next.address),
    UpdateExpression: [
      `SET ${all(({ sets }) => sets).join(', ')}`,
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: all(({ conditions }) => conditions).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(all(({ names }) => names).map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.assign({}, ...changes.map(({ values }) => values)),
  };
}

function changeOfSubscription(
  { address, suppression: _, ...rest }: Subscriber,
  read: Subscriber | undefined,
): Change {
  const {
    lastIssueAt: _lastIssueAt,
    lastReplyAt: _lastReplyAt,
    issuesUnanswered: _unanswered,
    lastClick: _lastClick,
    ...subscription
  } = rest;
  return {
    sets: [
      'subscription = :subscription',
      'address = :address',
      'version = if_not_exists(version, :version)',
    ],
    conditions: [read === undefined ? 'attribute_not_exists(subscription)' : 'subscription.revision = :read'],
    values: {
      ':subscription': subscription,
      ':address': address,
      ':version': AUDIENCE_ITEM_VERSION,
      ...(read && { ':read': read.revision }),
    },
  };
}

const changeOfSegment = ({ status }: Subscriber): Change =>
  status === 'confirmed'
    ? { sets: ['#segment = :segment'], names: ['segment'], values: { ':segment': SEGMENT } }
    : { removes: ['#segment'], names: ['segment'] };

/** Of somebody who comes with a past. Later it is noted as it happens, beside the subscription. */
function firstActivity({ lastIssueAt, lastReplyAt, issuesUnanswered, lastClick }: Subscriber): Change {
  const all = Object.entries({ lastIssueAt, lastReplyAt, issuesUnanswered, lastClick });
  const known = all.filter(([, value]) => value !== undefined);
  return {
    sets: known.map(([name]) => `${name} = if_not_exists(${name}, :${name})`),
    values: Object.fromEntries(known.map(([name, value]) => [`:${name}`, value])),
  };
}

/** Untouched where the subscriber's step leaves it as it was, so that a bounce at the same moment is not undone. */
function changeOfSuppression({ suppression: next }: Subscriber, read: Subscriber | undefined): Change {
  const before = read?.suppression;
  if (next === before) return {};
  if (read === undefined) {
    // Nobody was read, so nothing is known of what stands there, and it is not to be weakened.
    return { sets: ['suppression = if_not_exists(suppression, :next)'], values: { ':next': next } };
  }
  if (before === undefined) {
    return {
      sets: ['suppression = :next'],
      conditions: ['attribute_not_exists(suppression)'],
      values: { ':next': next },
    };
  }
  return {
    removes: ['suppression'],
    conditions: ['suppression.reason = :reason', 'suppression.#scope = :scope'],
    names: ['scope'],
    values: { ':reason': before.reason, ':scope': before.scope },
  };
}
