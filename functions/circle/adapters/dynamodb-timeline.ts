import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { ContactKey } from '../contact-store.ts';
import { type Interaction, interactionSchema } from '../domain/interaction.ts';
import { BadCursorError } from '../errors.ts';
import type { Timeline } from '../timeline.ts';
import { conditionalWrite, ITEM_VERSION, readItem, request } from './circle-item.ts';

/*
 * Access patterns of interactions in the Circle table. Append-only.
 * The item: pk = OWNER#<ownerId>#CONTACT#<contactId>, sk = INTERACTION#<occurredAt>#<interactionId>.
 *
 *   append  Put    pk, sk   if no such item
 *   read    Query  pk       newest first, from the cursor on
 */

const SORT_KEY_PREFIX = 'INTERACTION#';
const DEFAULT_PAGE_SIZE = 50;

/** A cursor is the place of the last interaction of a page: `<occurredAt>#<interactionId>`. */
const cursorSchema = z.templateLiteral([isoInstantSchema, '#', z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)]);

export function createDynamoDbTimeline(client: DynamoDBDocumentClient, tableName: string): Timeline {
  return {
    append: async (interaction) => {
      const appended = await conditionalWrite('append an interaction', () =>
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: toItem(interaction),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      return appended ? 'appended' : 'exists';
    },
    read: async (key, { limit = DEFAULT_PAGE_SIZE, cursor } = {}) => {
      const startKey = cursor === undefined ? undefined : keyOfCursor(key, cursor);
      const { Items = [], LastEvaluatedKey } = await request('read a timeline', () =>
        client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: { ':pk': partitionOf(key), ':prefix': SORT_KEY_PREFIX },
            ScanIndexForward: false,
            Limit: limit,
            ExclusiveStartKey: startKey,
          }),
        ),
      );
      const interactions = Items.map((item) => readItem(interactionSchema, item, 'An interaction'));
      const last = interactions.at(-1);
      return last && LastEvaluatedKey ? { interactions, nextCursor: placeOf(last) } : { interactions };
    },
  };
}

const partitionOf = ({ ownerId, contactId }: ContactKey) => `OWNER#${ownerId}#CONTACT#${contactId}`;
const placeOf = ({ occurredAt, interactionId }: Interaction) => `${occurredAt}#${interactionId}`;

function toItem(interaction: Interaction) {
  const sk = `${SORT_KEY_PREFIX}${placeOf(interaction)}`;
  return { pk: partitionOf(interaction), sk, version: ITEM_VERSION, ...interaction };
}

function keyOfCursor(key: ContactKey, cursor: string) {
  const place = cursorSchema.safeParse(cursor);
  if (!place.success) throw new BadCursorError('This is not a page of the timeline.', { cause: place.error });
  return { pk: partitionOf(key), sk: `${SORT_KEY_PREFIX}${place.data}` };
}
