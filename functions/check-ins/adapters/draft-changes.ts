import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Approval, Draft, DraftStatus } from '../domain/draft.ts';

/** One shard: only what Kith is to look at stands in the index, for an hour as a rule. */
export const DRAFT_SHARD = 'draft#0';

/** Its place in the due index. */
const DUE = ['dueShard', 'dueAt'] as const;

/** One conditional write to a draft, but for the draft. */
export type DraftUpdate = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

interface Change {
  readonly set: Partial<Omit<Draft, 'draftId' | 'ownerId' | 'contactId'>> & { readonly dueShard?: string };
  readonly remove?: readonly string[];
}

interface Condition {
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const approveUpdate = (approval: Approval, dueAt: IsoInstant): DraftUpdate =>
  toUpdate(
    { set: { status: 'approved', approval, dueShard: DRAFT_SHARD, dueAt } },
    ifOpenAt(approval.approvedAt),
  );

export const skipUpdate = (now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'skipped', skippedAt: now }, remove: DUE }, ifOpenAt(now));

export const putAwayUpdate = (now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'skipped' }, remove: DUE }, ifOpenAt(now));

export const waitUpdate = (until: IsoInstant, now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { waitsUntil: until }, remove: DUE }, ifOpenAt(now));

export function announceUpdate(dueAt: IsoInstant, now: IsoInstant): DraftUpdate {
  const { condition, values } = ifOpenAt(now);
  const isUnmoved =
    'attribute_not_exists(dueAt) AND (attribute_not_exists(waitsUntil) OR waitsUntil <= :now)';
  return toUpdate(
    { set: { dueShard: DRAFT_SHARD, dueAt, announcedAt: now } },
    { condition: `${condition} AND ${isUnmoved}`, values },
  );
}

export function approveAnnouncedUpdate(
  read: IsoInstant | undefined,
  approval: Approval,
  dueAt: IsoInstant,
): DraftUpdate {
  const { condition, values } = ifOpenAt(approval.approvedAt);
  return toUpdate(
    { set: { status: 'approved', approval, dueAt } },
    { condition: `${condition} AND #dueAt = :read`, values: { ...values, ':read': read ?? '' } },
  );
}

export const callOffUpdate = (read: IsoInstant | undefined): DraftUpdate => {
  const { condition, values } = ifIn('open');
  return toUpdate(
    { set: {}, remove: DUE },
    { condition: `${condition} AND dueAt = :read`, values: { ...values, ':read': read ?? '' } },
  );
};

export const usedUpdate = (usedAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'used', usedAt }, remove: DUE }, ifIn('open'));

export const postponeUpdate = (read: IsoInstant | undefined, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { dueAt } }, { condition: '#dueAt = :read', values: { ':read': read ?? '' } });

export const unknownUpdate = (dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'unknown', dueAt } }, ifIn('approved'));

export const sentUpdate = (dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'sent', dueAt } }, ifIn('approved', 'unknown'));

export const settleUpdate = (status: DraftStatus): DraftUpdate =>
  toUpdate({ set: { status }, remove: DUE }, ifIn('approved', 'unknown', status));

function toUpdate({ set, remove = [] }: Change, { condition, values }: Condition): DraftUpdate {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`);
  const setting = sets.length === 0 ? [] : [`SET ${sets.join(', ')}`];
  const removal = remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`];
  const names = new Set([...Object.keys(set), ...(condition.includes('#status') ? ['status'] : [])]);
  return {
    UpdateExpression: [...setting, ...removal].join(' '),
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ...values,
    },
  };
}

function ifIn(...statuses: readonly DraftStatus[]): Condition {
  const values = Object.fromEntries(statuses.map((status) => [`:if_${status}`, status]));
  return { condition: `#status IN (${Object.keys(values).join(', ')})`, values };
}

function ifOpenAt(now: IsoInstant): Condition {
  const { condition, values } = ifIn('open');
  return { condition: `${condition} AND expiresAt > :now`, values: { ...values, ':now': now } };
}
