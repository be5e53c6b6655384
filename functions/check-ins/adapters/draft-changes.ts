import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Approval, Draft, DraftStatus } from '../domain/draft.ts';

/** One shard: only what Kith is to look at stands in the index, for an hour as a rule. */
export const DRAFT_SHARD = 'draft#0';

/** One conditional write to a draft, but for the draft. */
export type DraftUpdate = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

interface Change {
  readonly set: Partial<Pick<Draft, 'status' | 'approval' | 'dueAt'>> & { readonly dueShard?: string };
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
  toUpdate({ set: { status: 'skipped' } }, ifOpenAt(now));

export const postponeUpdate = (read: IsoInstant | undefined, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { dueAt } }, { condition: '#dueAt = :read', values: { ':read': read ?? '' } });

export const unknownUpdate = (dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'unknown', dueAt } }, ifIn('approved'));

export const sentUpdate = (dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'sent', dueAt } }, ifIn('approved', 'unknown'));

export const settleUpdate = (status: DraftStatus): DraftUpdate =>
  toUpdate({ set: { status }, remove: ['dueShard', 'dueAt'] }, ifIn('approved', 'unknown', status));

function toUpdate({ set, remove = [] }: Change, { condition, values }: Condition): DraftUpdate {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`);
  const removal = remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`;
  const names = new Set([...Object.keys(set), ...(condition.includes('#status') ? ['status'] : [])]);
  return {
    UpdateExpression: `SET ${sets.join(', ')}${removal}`,
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
