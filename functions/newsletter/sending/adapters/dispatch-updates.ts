import { dispatchKey } from '../../../delivery/adapters/dynamodb-issue-tallies.ts';
import type { IssueTotals } from '../../domain/issue.ts';
import type { Turn } from '../dispatch-store.ts';
import type { Dispatch, Plan } from '../domain/dispatch.ts';

/*
 * The writes of dynamodb-dispatch-store.ts. An undefined attribute is removed; `dueAt` leaves the index so.
 */

export const planUpdate = ({ slug, dueAt: read }: Dispatch, plan: Plan, dueAt: string) => ({
  Key: dispatchKey(slug),
  UpdateExpression: 'SET #plan = :plan, dueAt = :dueAt',
  ConditionExpression: '#status = :freezing AND dueAt = :read AND attribute_not_exists(#segments)',
  ExpressionAttributeNames: { '#plan': 'plan', '#status': 'status', '#segments': 'segments' },
  ExpressionAttributeValues: { ':plan': plan, ':dueAt': dueAt, ':freezing': 'freezing', ':read': read },
});

export const settledPlanUpdate = (slug: string, plan: Plan, segments: number) => ({
  Key: dispatchKey(slug),
  UpdateExpression: 'SET #plan = :plan, #segments = :segments',
  ConditionExpression: '#status = :freezing AND attribute_not_exists(#segments)',
  ExpressionAttributeNames: { '#plan': 'plan', '#status': 'status', '#segments': 'segments' },
  ExpressionAttributeValues: { ':plan': plan, ':segments': segments, ':freezing': 'freezing' },
});

export function turnUpdate(slug: string, { from, to, stoppedAt, unlessResumedSince }: Turn) {
  const { expression, names, values } = assign(to);
  const asked = from.map((_, index) => `:from${index}`);
  const stop = termsOfStop(stoppedAt);
  return {
    Key: dispatchKey(slug),
    UpdateExpression: expression,
    ConditionExpression: [
      `#now IN (${asked.join(', ')})`,
      'attribute_not_exists(finishedAt)',
      ...stop.conditions,
      ...(unlessResumedSince ? ['(attribute_not_exists(resumedAt) OR resumedAt < :since)'] : []),
      ...(to.agendaRevision === undefined
        ? []
        : ['(attribute_not_exists(#agendaRevision) OR #agendaRevision <= :agendaRevision)']),
    ].join(' AND '),
    ExpressionAttributeNames: { ...names, '#now': 'status', ...stop.names },
    ExpressionAttributeValues: {
      ...values,
      ...stop.values,
      ...(unlessResumedSince && { ':since': unlessResumedSince }),
      ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])),
    },
  };
}

function termsOfStop(stoppedAt: Turn['stoppedAt']) {
  if (stoppedAt === undefined) return { conditions: [] };
  const names = { '#stop': 'stop' };
  if (stoppedAt === 'never') return { conditions: ['attribute_not_exists(#stop)'], names };
  const values = { ':stoppedAt': stoppedAt };
  return { conditions: ['#stop.#at = :stoppedAt'], names: { ...names, '#at': 'at' }, values };
}

export function totalsUpdate(slug: string, totals: IssueTotals, dueAt: string | undefined) {
  const { expression, names, values } = assign({ totals, dueAt });
  return {
    Key: dispatchKey(slug),
    UpdateExpression: expression,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

function assign(changes: object) {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(changes);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  const parts = [
    ...(set.length > 0 ? [`SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}`] : []),
  ];
  return {
    expression: parts.join(' '),
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}
