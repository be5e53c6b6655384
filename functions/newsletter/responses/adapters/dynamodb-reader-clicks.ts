import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { addressKey } from '../../../delivery/adapters/audience-item.ts';
import { unlessConditionFails } from '../../../shared/conditional-write.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import { fromIsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import { clickSchema } from '../../domain/subscriber.ts';
import type { Click, ReaderClicks } from '../reader-clicks.ts';

/*
 * Access patterns of the last click of a reader, in the Audience table: `lastClick` on the item of their address.
 *
 *   note  Update  if there is a subscription, and no click within the last second; else
 *         Update  if the click within the last second was on another link; gives what stood there
 */

const BURST_MS = 1_000;

const beforeSchema = z.object({ Attributes: z.object({ lastClick: clickSchema }) });

export function createDynamoDbReaderClicks(client: DynamoDBDocumentClient, tableName: string): ReaderClicks {
  return {
    async note(address, click) {
      const first = new UpdateCommand({ TableName: tableName, ...firstUpdate(address, click) });
      if (await unlessConditionFails(client.send(first))) return { outcome: 'first' };
      const burst = client.send(new UpdateCommand({ TableName: tableName, ...burstUpdate(address, click) }));
      if (!(await unlessConditionFails(burst))) return { outcome: 'repeat' };
      const { by, slug, place } = beforeSchema.parse(await burst).Attributes.lastClick;
      return { outcome: 'burst', before: by === 'person' ? { slug, place } : undefined };
    },
  };
}

const firstUpdate = (address: EmailAddress, click: Click) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET lastClick = :click',
  ConditionExpression:
    'attribute_exists(subscription) AND (attribute_not_exists(lastClick) OR lastClick.#at < :burst)',
  ExpressionAttributeNames: { '#at': 'at' },
  ExpressionAttributeValues: {
    ':click': { ...click, by: 'person' },
    ':burst': toIsoInstant(fromIsoInstant(click.at).subtract({ milliseconds: BURST_MS })),
  },
});

/** Exactly one of those that come at once meets the click of a person, and takes it back. */
const burstUpdate = (address: EmailAddress, { slug, place, at }: Click) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET lastClick = :click',
  ConditionExpression:
    'attribute_exists(subscription) AND attribute_exists(lastClick) AND NOT (lastClick.slug = :slug AND lastClick.place = :place)',
  ExpressionAttributeValues: {
    ':click': { slug, place, at, by: 'machine' },
    ':slug': slug,
    ':place': place,
  },
  ReturnValues: 'ALL_OLD' as const,
});
