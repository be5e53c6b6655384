import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../delivery/adapters/audience-item.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { DeliveryId } from '../../shared/ids.ts';
import type { AgendaStore } from '../agenda-store.ts';
import { agendaSchema, EMPTY_AGENDA } from '../domain/agenda.ts';
import { type Proof, proofSchema } from '../domain/proof.ts';

/*
 * Access patterns of what is to come in the newsletter, in the Audience table. The items: pk = NEWSLETTER#agenda;
 * pk = PROOF#<proofId>, which is written once.
 *
 *   find       Get  NEWSLETTER#agenda   consistent
 *   save       Put  NEWSLETTER#agenda   if its revision is still the one that was read
 *   keepProof  Put  PROOF#<proofId>     if no such item
 *   findProof  Get  PROOF#<proofId>     consistent
 *   forgetProof  Delete  PROOF#<proofId>
 */

const AGENDA_KEY = { pk: 'NEWSLETTER#agenda' } as const;

const versionSchema = z.object({ version: z.literal(AUDIENCE_ITEM_VERSION) });
const agendaItemSchema = agendaSchema.extend(versionSchema.shape);
const proofItemSchema = proofSchema.extend(versionSchema.shape);

export function createDynamoDbAgendaStore(client: DynamoDBDocumentClient, tableName: string): AgendaStore {
  const get = async (Key: Record<string, string>): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }))).Item;

  const findProof = async (proofId: DeliveryId): Promise<Proof | undefined> => {
    const item = await get(proofKey(proofId));
    if (item === undefined) return undefined;
    const { version: _, ...proof } = readAudienceItem(proofItemSchema, item);
    return proof;
  };

  return {
    findProof,
    async forgetProof(proofId) {
      await client.send(new DeleteCommand({ TableName: tableName, Key: proofKey(proofId) }));
    },
    async find() {
      const item = await get(AGENDA_KEY);
      if (item === undefined) return EMPTY_AGENDA;
      const { version: _, ...agenda } = readAudienceItem(agendaItemSchema, item);
      return agenda;
    },
    async save(next, read) {
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...AGENDA_KEY, version: AUDIENCE_ITEM_VERSION, ...next, revision: read.revision + 1 },
        ...(read.revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :read',
              ExpressionAttributeValues: { ':read': read.revision },
            }),
      });
      return (await unlessConditionFails(client.send(put))) ? 'saved' : 'stale';
    },
    async keepProof(proof) {
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...proofKey(proof.proofId), version: AUDIENCE_ITEM_VERSION, ...proof },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await unlessConditionFails(client.send(put))) return proof;
      return (await findProof(proof.proofId)) ?? proof;
    },
  };
}

const proofKey = (proofId: DeliveryId) => ({ pk: `PROOF#${proofId}` });
