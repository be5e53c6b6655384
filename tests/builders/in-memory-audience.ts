import { effectiveSuppression } from '../../functions/delivery/domain/effective-suppression.ts';
import {
  afterOutcome,
  isSoftBouncing,
  type MailOutcome,
} from '../../functions/delivery/domain/soft-bounces.ts';
import type { Suppression } from '../../functions/delivery/domain/suppression.ts';
import type { AddressStanding, SuppressionList } from '../../functions/delivery/suppression-list.ts';
import type { Subscriber } from '../../functions/newsletter/domain/subscriber.ts';
import type { SubscriberStore } from '../../functions/newsletter/subscriber-store.ts';
import type { EmailAddress } from '../../functions/shared/email-address.ts';
import type { OwnerId } from '../../functions/shared/ids.ts';
import type { IsoInstant } from '../../functions/shared/iso-instant.ts';

interface KeptSuppression {
  readonly suppression?: Suppression | undefined;
  readonly inMemorySince?: IsoInstant | undefined;
}

/** The Audience table in memory: subscribers and suppressions, under the conditions under which the adapters write. */
export function createInMemoryAudience() {
  const subscriptions = new Map<string, Subscriber>();
  const kept = new Map<string, KeptSuppression>();
  return {
    /** By address; without what keeps mail from it. */
    subscriptions,
    subscribers: inMemorySubscribers(subscriptions, kept),
    suppressionList: inMemorySuppressions(subscriptions, kept),
  };
}

function inMemorySubscribers(
  stored: Map<string, Subscriber>,
  kept: Map<string, KeptSuppression>,
): SubscriberStore {
  const withSuppression = (subscriber: Subscriber | undefined) =>
    subscriber && { ...subscriber, suppression: kept.get(subscriber.address)?.suppression };
  const find = async (address: EmailAddress) => withSuppression(stored.get(address));
  const save: SubscriberStore['save'] = async (next, read) => {
    const now = stored.get(next.address);
    const before = kept.get(next.address)?.suppression;
    const changesSuppression = read !== undefined && next.suppression !== read.suppression;
    if (now?.revision !== read?.revision) return 'stale';
    if (changesSuppression && !isSame(before, read.suppression)) return 'stale';
    const suppression = read === undefined ? (before ?? next.suppression) : next.suppression;
    if (changesSuppression || read === undefined)
      kept.set(next.address, { ...kept.get(next.address), suppression });
    const { suppression: _, lastIssueAt, lastReplyAt, issuesUnanswered, ...subscription } = next;
    const activity = now ?? { lastIssueAt, lastReplyAt, issuesUnanswered };
    stored.set(next.address, { ...subscription, ...activityOf(activity) });
    return 'saved';
  };
  return {
    find,
    findAll: async (addresses) => {
      const found = await Promise.all(addresses.map(find));
      return new Map(found.flatMap((subscriber) => (subscriber ? [[subscriber.address, subscriber]] : [])));
    },
    findById: async (id) =>
      withSuppression([...stored.values()].find(({ subscriberId }) => subscriberId === id)),
    save,
    addAll: async (newcomers) => {
      const outcomes = await Promise.all(newcomers.map((newcomer) => save(newcomer, undefined)));
      return newcomers.filter((_, place) => outcomes[place] === 'stale');
    },
    async erase({ address, revision }) {
      if (stored.get(address)?.revision !== revision) return 'stale';
      stored.delete(address);
      return 'erased';
    },
    async *listAll() {
      for (const subscriber of stored.values()) yield* [withSuppression(subscriber) ?? []].flat();
    },
    async noteReply(address, at) {
      const subscriber = stored.get(address);
      if (subscriber === undefined || (subscriber.lastReplyAt ?? '') >= at) return;
      stored.set(address, { ...subscriber, lastReplyAt: at, issuesUnanswered: undefined });
    },
    listConfirmed: async ({ after = '', limit }) =>
      [...stored.values()]
        .filter(({ status, address }) => status === 'confirmed' && address > after)
        .map(({ address }) => address)
        .toSorted()
        .slice(0, limit),
  };
}

const activityOf = ({
  lastIssueAt,
  lastReplyAt,
  issuesUnanswered,
}: Pick<Subscriber, 'lastIssueAt' | 'lastReplyAt' | 'issuesUnanswered'>) => ({
  lastIssueAt,
  lastReplyAt,
  issuesUnanswered,
});

const isSame = (one: Suppression | undefined, other: Suppression | undefined): boolean =>
  one?.reason === other?.reason && one?.scope === other?.scope;

function inMemorySuppressions(
  subscriptions: Map<string, Subscriber>,
  kept: Map<string, KeptSuppression>,
): SuppressionList {
  const sealed = new Map<string, Suppression>();
  const erased = new Map<string, IsoInstant>();
  const outcomes = new Map<string, readonly MailOutcome[]>();
  const stops = new Map<string, IsoInstant>();
  const stopKey = (address: EmailAddress, writer?: OwnerId) => `${writer} ${address}`;
  const look = async (address: EmailAddress, writer?: OwnerId): Promise<AddressStanding> => {
    const ofSeal = sealed.get(address);
    const item = { ...kept.get(address), isSubscribed: subscriptions.has(address) };
    return {
      suppression: effectiveSuppression(item, ofSeal, stops.get(stopKey(address, writer))),
      lastIssueAt: subscriptions.get(address)?.lastIssueAt,
      outcomes: outcomes.get(address),
      ...(ofSeal && { isSealed: true, erasedAt: erased.get(address) }),
    };
  };
  return {
    look,
    lookAll: (addresses, writer) => Promise.all(addresses.map((each) => look(each, writer))),
    findSealed: async (addresses) =>
      addresses.flatMap((address) => {
        const suppression = sealed.get(address);
        return suppression?.scope === 'all' ? [{ address, suppression }] : [];
      }),
    find: async (address, writer) => (await look(address, writer)).suppression,
    async stopOwner(address, writer, since) {
      const key = stopKey(address, writer);
      stops.set(key, stops.get(key) ?? since);
    },
    async suppress(address, suppression) {
      const before = kept.get(address);
      if (suppression.reason === 'in-memory')
        kept.set(address, { ...before, inMemorySince: before?.inMemorySince ?? suppression.since });
      else if (isWider(before?.suppression, suppression)) kept.set(address, { ...before, suppression });
    },
    async noteOutcome(address, outcome) {
      const last = afterOutcome(outcomes.get(address) ?? [], outcome);
      if (last !== undefined) outcomes.set(address, last);
      return { isSoftBouncing: isSoftBouncing(outcomes.get(address) ?? []) };
    },
    async seal(address, suppression, erasedAt) {
      if (erasedAt !== undefined && (erased.get(address) ?? '') < erasedAt) erased.set(address, erasedAt);
      if (isWider(sealed.get(address), suppression)) sealed.set(address, suppression);
      const item = kept.get(address);
      const isSealedOne = item?.suppression === undefined || item.suppression.reason === suppression.reason;
      if (subscriptions.has(address) || item?.inMemorySince !== undefined || !isSealedOne) return;
      kept.delete(address);
      outcomes.delete(address);
    },
    async liftAll(address, _lifting, writers) {
      for (const writer of writers) stops.delete(stopKey(address, writer));
      sealed.delete(address);
      erased.delete(address);
      outcomes.delete(address);
      kept.set(address, { ...kept.get(address), suppression: undefined });
    },
    async lift(address) {
      kept.set(address, { ...kept.get(address), inMemorySince: undefined });
    },
  };
}

/** Whether a suppression takes the place of what stands there. */
const isWider = (before: Suppression | undefined, next: Suppression): boolean =>
  before === undefined || (before.scope === 'newsletter' && next.scope === 'all');
