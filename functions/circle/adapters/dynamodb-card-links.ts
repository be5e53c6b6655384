import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { DeliveryId } from '../../shared/ids.ts';
import type { CardLinks } from '../card-links.ts';
import { type Card, cardSchema } from '../domain/card/card.ts';
import { cardIdOf } from '../domain/card/card-id.ts';
import { conditionalWrite, ITEM_VERSION, readItem, request } from './circle-item.ts';

/*
 * Access patterns of contact cards in the Circle table: pk = sk = CARD#<cardId>, which derives from the contact, so that a link can
 * name one without its owner. An erasure finds them by their contact.
 *
 *   open         Get; Put        if still as read
 *   find         Get             consistent
 *   fill         Update; Get     if the edition is in force and was not filled in yet
 *   forgetWords  Update          if the edition is in force
 */

const EDITIONS = 256;
const keyOf = (cardId: DeliveryId) => ({ pk: `CARD#${cardId}`, sk: `CARD#${cardId}` });

export function createDynamoDbCardLinks(client: DynamoDBDocumentClient, tableName: string): CardLinks {
  const find = async (cardId: DeliveryId): Promise<Card | undefined> => {
    const get = new GetCommand({ TableName: tableName, Key: keyOf(cardId), ConsistentRead: true });
    const { Item } = await request('find a card', () => client.send(get));
    return Item && readItem(cardSchema, Item, 'A card');
  };
  const update = (cardId: DeliveryId, edition: number, change: Change) => {
    const { expression, condition, values = {} } = change;
    const command = new UpdateCommand({
      TableName: tableName,
      Key: keyOf(cardId),
      UpdateExpression: expression,
      ConditionExpression: `edition = :edition AND ${condition}`,
      ExpressionAttributeNames: { '#filled': 'filled', ...(change.names ?? {}) },
      ExpressionAttributeValues: { ':edition': edition, ...values },
    });
    return conditionalWrite('change a card', () => client.send(command));
  };
  return {
    find,
    open: async ({ ownerId, contactId }, by) => {
      const cardId = cardIdOf({ ownerId, contactId });
      const before = await find(cardId);
      if (before?.openedBy === by.openedBy) return before;
      const edition = before === undefined ? 0 : (before.edition + 1) % EDITIONS;
      const card: Card = { ownerId, contactId, edition, ...by };
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...keyOf(cardId), version: ITEM_VERSION, ...card },
        ...ifStill(before),
      });
      if (await conditionalWrite('hand out a card', () => client.send(put))) return card;
      throw new StaleWriteError('Somebody else handed out a card to the same person just now');
    },
    fill: async (cardId, edition, filling) => {
      await update(cardId, edition, {
        expression: 'SET #filled = :filling',
        condition: 'attribute_not_exists(#filled)',
        values: { ':filling': filling },
      });
      const card = await find(cardId);
      return card?.edition === edition ? card : undefined;
    },
    forgetWords: async (cardId, edition) => {
      await update(cardId, edition, {
        expression: 'REMOVE #filled.#words',
        condition: 'attribute_exists(#filled)',
        names: { '#words': 'words' },
      });
    },
  };
}

interface Change {
  readonly expression: string;
  readonly condition: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

const ifStill = (before: Card | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'edition = :before', ExpressionAttributeValues: { ':before': before.edition } };
