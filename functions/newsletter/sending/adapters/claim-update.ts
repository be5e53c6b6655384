import { addressKey } from '../../../delivery/adapters/audience-item.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import { foreignTags } from '../domain/judge-reader.ts';
import type { ClaimRequest } from '../reader-claims.ts';

/** On top of the item, and not in a map: DynamoDB sets no key of a map that is not there. */
export const claimAttribute = (slug: string): string => `claim_${slug}`;

/** judge-reader.ts in DynamoDB's words. Claims of issues that were over long ago go by the same write. */
export function claimUpdate(address: EmailAddress, { dispatch, generation, at, today }: ClaimRequest) {
  const { slug, forgets } = dispatch;
  const forgotten = forgets.map((_, index) => `#forget${index}`);
  const { conditions, names, values } = conditionsOf(dispatch);
  return {
    Key: addressKey(address),
    UpdateExpression: [
      'SET #claim = :claim, lastIssueAt = :at',
      ...(forgotten.length > 0 ? [`REMOVE ${forgotten.join(', ')}`] : []),
      'ADD issuesUnanswered :one',
    ].join(' '),
    ConditionExpression: [
      'attribute_not_exists(#claim)',
      'attribute_not_exists(suppression)',
      'attribute_not_exists(inMemorySince)',
      'subscription.#status = :confirmed',
      '(attribute_not_exists(subscription.confirmedAt) OR subscription.confirmedAt <= :frozenAt)',
      '(attribute_not_exists(subscription.pausedUntil) OR subscription.pausedUntil <= :today)',
      ...conditions,
    ].join(' AND '),
    ExpressionAttributeNames: {
      '#claim': claimAttribute(slug),
      '#status': 'status',
      ...Object.fromEntries(forgets.map((old, index) => [`#forget${index}`, claimAttribute(old)])),
      ...names,
    },
    ExpressionAttributeValues: {
      ...{ ':claim': { at, generation }, ':at': at, ':confirmed': 'confirmed', ':one': 1 },
      ...{ ':frozenAt': dispatch.frozenAt, ':today': today.toString(), ...values },
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** Whom the issue is for, where it is not for everybody. */
function conditionsOf({ topic, ...written }: ClaimRequest['dispatch']) {
  const conditions: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  if (topic !== undefined) {
    conditions.push('(attribute_not_exists(subscription.topics) OR contains(subscription.topics, :topic))');
    values[':topic'] = topic;
  }
  const foreign = foreignTags(written);
  if (foreign.length > 0) names['#language'] = 'language';
  for (const [index, tag] of foreign.entries()) {
    const own = 'subscription.#language';
    conditions.push(`NOT (${own} = :tag${index} OR begins_with(${own}, :tagDash${index}))`);
    Object.assign(values, { [`:tag${index}`]: tag, [`:tagDash${index}`]: `${tag}-` });
  }
  return { conditions, names, values };
}

/** Nothing went out: there is one less to answer. */
export function removal(address: EmailAddress, slug: string, generation: number) {
  const own = ownClaim(address, slug, generation);
  return {
    ...own,
    UpdateExpression: 'REMOVE #claim ADD issuesUnanswered :less',
    ExpressionAttributeValues: { ...own.ExpressionAttributeValues, ':less': -1 },
  };
}

export function rejection(address: EmailAddress, slug: string, generation: number) {
  const own = ownClaim(address, slug, generation);
  return {
    ...own,
    UpdateExpression: 'SET #claim.outcome = :rejected',
    ExpressionAttributeValues: { ...own.ExpressionAttributeValues, ':rejected': 'rejected' },
  };
}

const ownClaim = (address: EmailAddress, slug: string, generation: number) => ({
  Key: addressKey(address),
  ConditionExpression: '#claim.generation = :generation AND attribute_not_exists(#claim.outcome)',
  ExpressionAttributeNames: { '#claim': claimAttribute(slug) },
  ExpressionAttributeValues: { ':generation': generation },
});
