import { addressKey } from '../../../delivery/adapters/audience-item.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { spellings } from '../domain/judge-reader.ts';
import type { ClaimRequest } from '../reader-claims.ts';

/** On top of the item, and not in a map: DynamoDB sets no key of a map that is not there. */
export const claimAttribute = (slug: string): string => `claim_${slug}`;

/**
 * judge-reader.ts in DynamoDB's words. Claims of issues that were over long ago go by the same write. An attribute that is not there
 * is neither more nor less than anything, so `NOT … >` lets pass who has none.
 */
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
      'NOT subscription.confirmedAt > :frozenAt',
      'NOT subscription.pausedUntil > :today',
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
function conditionsOf({ topic, otherLanguages = [] }: ClaimRequest['dispatch']) {
  const conditions: string[] = [];
  const values: Record<string, unknown> = {};
  if (topic !== undefined) {
    conditions.push('(attribute_not_exists(subscription.topics) OR contains(subscription.topics, :topic))');
    values[':topic'] = topic;
  }
  for (const [index, tag] of otherLanguages.flatMap(spellings).entries()) {
    const [own, is, begins] = ['subscription.#language', `:other${index}`, `:others${index}`];
    conditions.push(`NOT ${own} = ${is}`, `NOT begins_with(${own}, ${begins})`);
    Object.assign(values, { [is]: tag, [begins]: `${tag}-` });
  }
  return { conditions, values, names: otherLanguages.length > 0 ? { '#language': 'language' } : {} };
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

/** Also of whom the issue was kept from before; an address that is gone is not made anew. */
export const closing = (address: EmailAddress, slug: string, at: IsoInstant) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET #claim = :closed',
  ConditionExpression:
    'attribute_exists(pk) AND (attribute_not_exists(#claim) OR #claim.outcome = :cancelled)',
  ExpressionAttributeNames: { '#claim': claimAttribute(slug) },
  ExpressionAttributeValues: {
    ':closed': { at, generation: 0, outcome: 'cancelled' },
    ':cancelled': 'cancelled',
  },
});

const ownClaim = (address: EmailAddress, slug: string, generation: number) => ({
  Key: addressKey(address),
  ConditionExpression: '#claim.generation = :generation AND attribute_not_exists(#claim.outcome)',
  ExpressionAttributeNames: { '#claim': claimAttribute(slug) },
  ExpressionAttributeValues: { ':generation': generation },
});
