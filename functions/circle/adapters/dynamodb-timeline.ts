import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { ContactKey } from '../contact-store.ts';
import { BadCursorError } from '../errors.ts';
import type { Timeline, TimelinePage, TimelinePageRequest } from '../timeline.ts';
import { conditionalWrite, request } from './circle-item.ts';
import { confirmSent } from './interaction-confirming.ts';
import {
  INTERACTION_PREFIX,
  placeOf,
  readInteraction,
  timelinePartition,
  toInteractionItem,
} from './interaction-item.ts';
import { forgetRetracted, readRetractions, retractInteraction } from './interaction-retracting.ts';
import { readEarlierTexts, reviseInteraction } from './interaction-revising.ts';

/*
 * Access patterns of interactions in the Circle table. Interaction: pk = OWNER#<ownerId>#CONTACT#<contactId>,
 * sk = INTERACTION#<occurredAt>#<interactionId>; its words of old: the same pk, sk = REVISION#<occurredAt>#<interactionId>#<n>.
 *
 *   append            Put    interaction   if no such item
 *   read              Query  pk            from the cursor on, either way
 *   revise            Get interaction, Put the words of old, Update interaction if its revision is still the one that was read
 *   confirmSent       Update interaction if it is the note of a mail that may not have gone out, Get interaction
 *   retract           Get interaction, Put it as RETRACTED#<occurredAt>#<interactionId>, Delete interaction
 *   forgetRetracted   Delete RETRACTED#<occurredAt>#<interactionId>
 *   readRetractions   Query  pk, sk begins with RETRACTED#<occurredAt>#; consistent
 *   readEarlierTexts  Get interaction, Query pk, sk begins with REVISION#<occurredAt>#<interactionId>#
 */

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
            Item: toInteractionItem(interaction),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      return appended ? 'appended' : 'exists';
    },
    read: (key, page = {}) => readPage(client, tableName, key, page),
    revise: (place, text, revisedAt) => reviseInteraction(client, tableName, place, { text, revisedAt }),
    confirmSent: (place) => confirmSent(client, tableName, place),
    retract: (place, retraction) => retractInteraction(client, tableName, place, retraction),
    forgetRetracted: (place) => forgetRetracted(client, tableName, place),
    readRetractions: (key, occurredAt) => readRetractions(client, tableName, key, occurredAt),
    readEarlierTexts: (place) => readEarlierTexts(client, tableName, place),
  };
}

async function readPage(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
  { limit = DEFAULT_PAGE_SIZE, olderThan, newerThan, isConsistent = false }: TimelinePageRequest,
): Promise<TimelinePage> {
  const cursor = olderThan ?? newerThan;
  const isTowardsOlder = newerThan === undefined;
  const startKey = cursor === undefined ? undefined : keyOfCursor(key, cursor);
  const { Items = [] } = await request('read a timeline', () =>
    client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': timelinePartition(key), ':prefix': INTERACTION_PREFIX },
        ScanIndexForward: !isTowardsOlder,
        Limit: limit + 1, // one more tells whether the page is the last
        ExclusiveStartKey: startKey,
        ConsistentRead: isConsistent,
      }),
    ),
  );
  const onward = Items.slice(0, limit).map(readInteraction);
  const interactions = isTowardsOlder ? onward : onward.toReversed();
  const [newest, oldest] = [interactions.at(0), interactions.at(-1)];
  const hasMore = Items.length > limit;
  const hasOlder = isTowardsOlder ? hasMore : true;
  const hasNewer = isTowardsOlder ? cursor !== undefined : hasMore;
  return {
    interactions,
    ...(oldest && hasOlder && { olderCursor: placeOf(oldest) }),
    ...(newest && hasNewer && { newerCursor: placeOf(newest) }),
  };
}

function keyOfCursor(key: ContactKey, cursor: string) {
  const place = cursorSchema.safeParse(cursor);
  if (!place.success) throw new BadCursorError('This is not a page of the timeline.', { cause: place.error });
  return { pk: timelinePartition(key), sk: `${INTERACTION_PREFIX}${place.data}` };
}
