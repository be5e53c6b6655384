import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Approval, Draft, DraftStatus, OwnWords } from '../domain/draft.ts';
import type { DraftAttempt } from '../draft-store.ts';

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

type Attempt = Pick<DraftAttempt, 'approval'>;

interface Condition {
  readonly condition: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export const approveUpdate = (
  read: Pick<Draft, 'ownWords'>,
  approval: Approval,
  dueAt: IsoInstant,
): DraftUpdate => toUpdate(approved(approval, dueAt), both(ifOpenAt(approval.approvedAt), ifWordedAs(read)));

export const rewordUpdate = (ownWords: OwnWords, now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { ownWords }, remove: DUE }, ifOpenAt(now));

export const approveAgainUpdate = (read: Draft, approval: Approval, dueAt: IsoInstant): DraftUpdate =>
  toUpdate(approved(approval, dueAt), both(ifIn(read.status), ifAttempt(read)));

export const skipUpdate = (now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'skipped', skippedAt: now }, remove: DUE }, ifOpenAt(now));

export const putAwayUpdate = (now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'skipped' }, remove: DUE }, ifOpenAt(now));

export const waitUpdate = (until: IsoInstant, now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { waitsUntil: until }, remove: DUE }, ifOpenAt(now));

export const announceUpdate = (dueAt: IsoInstant, now: IsoInstant): DraftUpdate =>
  toUpdate({ set: { dueShard: DRAFT_SHARD, dueAt, announcedAt: now } }, both(ifOpenAt(now), IF_UNMOVED));

/** The moment is that of the condition beside it. */
const IF_UNMOVED: Condition = {
  condition: 'attribute_not_exists(dueAt) AND (attribute_not_exists(waitsUntil) OR waitsUntil <= :now)',
  names: [],
  values: {},
};

export const approveAnnouncedUpdate = (
  { dueAt: read }: Draft,
  approval: Approval,
  dueAt: IsoInstant,
): DraftUpdate => toUpdate(approved(approval, dueAt), both(ifOpenAt(approval.approvedAt), ifDueAt(read)));

export const callOffUpdate = ({ dueAt }: Draft): DraftUpdate =>
  toUpdate({ set: {}, remove: DUE }, both(ifIn('open'), ifDueAt(dueAt)));

export const usedUpdate = (usedAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'used', usedAt }, remove: DUE }, ifIn('open'));

export const withdrawUpdate = ({ dueAt }: Draft, skippedAt: IsoInstant | undefined): DraftUpdate =>
  toUpdate(
    { set: { status: 'skipped', ...(skippedAt && { skippedAt }) }, remove: DUE },
    both(ifIn('approved'), ifDueAt(dueAt)),
  );

export const moveUpdate = (read: Draft, approval: Approval, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { approval, dueAt } }, both(ifIn('approved'), ifDueAt(read.dueAt)));

export const postponeUpdate = (read: IsoInstant | undefined, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { dueAt } }, ifDueAt(read));

export const unknownUpdate = (letter: Attempt, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'unknown', dueAt } }, both(ifIn('approved'), ifAttempt(letter)));

export const sentUpdate = (letter: Attempt, dueAt: IsoInstant): DraftUpdate =>
  toUpdate({ set: { status: 'sent', dueAt } }, both(ifIn('approved', 'unknown'), ifAttempt(letter)));

export const settleUpdate = (letter: Attempt, status: DraftStatus): DraftUpdate =>
  toUpdate({ set: { status }, remove: DUE }, both(ifIn('approved', 'unknown', status), ifAttempt(letter)));

const approved = (approval: Approval, dueAt: IsoInstant): Change => ({
  set: { status: 'approved', approval, dueShard: DRAFT_SHARD, dueAt },
});

function toUpdate({ set, remove = [] }: Change, { condition, names, values }: Condition): DraftUpdate {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`);
  const setting = sets.length === 0 ? [] : [`SET ${sets.join(', ')}`];
  const removal = remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`];
  const allNames = new Set([...Object.keys(set), ...names]);
  return {
    UpdateExpression: [...setting, ...removal].join(' '),
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries([...allNames].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ...values,
    },
  };
}

const both = (one: Condition, other: Condition): Condition => ({
  condition: `${one.condition} AND ${other.condition}`,
  names: [...one.names, ...other.names],
  values: { ...one.values, ...other.values },
});

function ifIn(...statuses: readonly DraftStatus[]): Condition {
  const values = Object.fromEntries(statuses.map((status) => [`:if_${status}`, status]));
  return { condition: `#status IN (${Object.keys(values).join(', ')})`, names: ['status'], values };
}

function ifAttempt({ approval }: Attempt): Condition {
  const path = '#approval.#attempt';
  const names = ['approval', 'attempt'];
  return approval?.attempt === undefined
    ? { condition: `attribute_not_exists(${path})`, names, values: {} }
    : { condition: `${path} = :if_attempt`, names, values: { ':if_attempt': approval.attempt } };
}

function ifWordedAs({ ownWords }: Pick<Draft, 'ownWords'>): Condition {
  const path = '#ownWords.#messageId';
  const names = ['ownWords', 'messageId'];
  return ownWords === undefined
    ? { condition: `attribute_not_exists(${path})`, names, values: {} }
    : { condition: `${path} = :if_words_of`, names, values: { ':if_words_of': ownWords.messageId } };
}

const ifDueAt = (read: IsoInstant | undefined): Condition => ({
  condition: '#dueAt = :read',
  names: ['dueAt'],
  values: { ':read': read ?? '' },
});

const ifOpenAt = (now: IsoInstant): Condition =>
  both(ifIn('open'), { condition: 'expiresAt > :now', names: [], values: { ':now': now } });
