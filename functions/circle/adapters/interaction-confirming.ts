import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Interaction } from '../domain/interaction.ts';
import type { InteractionPlace } from '../timeline.ts';
import { conditionalWrite, request } from './circle-item.ts';
import { interactionKey, readInteraction } from './interaction-item.ts';

/** A note that became a mail, now or before; undefined where it is none. */
export async function confirmSent(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
): Promise<Interaction | undefined> {
  const at = { TableName: tableName, Key: interactionKey(place) };
  await conditionalWrite('confirm a mail', () => client.send(new UpdateCommand({ ...at, ...CONFIRMATION })));
  const { Item } = await request('find an interaction', () =>
    client.send(new GetCommand({ ...at, ConsistentRead: true })),
  );
  const found = Item && readInteraction(Item);
  return found?.kind === 'mail' && found.source.by === 'relayed-answer' ? found : undefined;
}

const CONFIRMATION = {
  UpdateExpression: 'SET #kind = :mail, #source.#by = :answer',
  ConditionExpression: '#kind = :note AND #source.#by = :remark AND #direction = :outbound',
  ExpressionAttributeNames: { '#kind': 'kind', '#source': 'source', '#by': 'by', '#direction': 'direction' },
  ExpressionAttributeValues: {
    ':mail': 'mail',
    ':answer': 'relayed-answer',
    ':note': 'note',
    ':remark': 'owner-remark',
    ':outbound': 'outbound',
  },
} as const;
