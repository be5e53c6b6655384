import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../../delivery/adapters/audience-item.ts';
import { AUDIENCE_TABLE } from '../../../delivery/adapters/audience-table.ts';
import { dispatchKey } from '../../../delivery/adapters/dynamodb-issue-tallies.ts';
import { readAll } from '../../../delivery/adapters/table-batches.ts';
import { unlessConditionFails } from '../../../shared/conditional-write.ts';
import type { DispatchStore } from '../dispatch-store.ts';
import { type Dispatch, dispatchSchema } from '../domain/dispatch.ts';
import { isDue } from '../domain/is-due.ts';
import { planUpdate, settledPlanUpdate, totalsUpdate, turnUpdate } from './dispatch-updates.ts';

/*
 * Access patterns of issues on their way in the Audience table: pk = DISPATCH#<slug>, and one item that names them all. The
 * events of SES add to `delivered`, `bounced` and `complained` (dynamodb-issue-tallies.ts).
 *
 *   start       Update  DISPATCHES#main   adds the slug to the set
 *               Put     DISPATCH#<slug>   if no such item
 *   find        Get     DISPATCH#<slug>   consistent
 *   findDue     Query   due index         dueShard = dispatch#0: the few on their way, or over since yesterday
 *   list        Get     DISPATCHES#main, then BatchGet of all
 *   savePlan    Update  DISPATCH#<slug>   if it freezes without segments, and dueAt is still the one that was read
 *   settlePlan  Update  DISPATCH#<slug>   if it has no segments yet
 *   turn        Update  DISPATCH#<slug>   if its status is one of those
 *   noteTotals  Update  DISPATCH#<slug>
 */

const LIST_KEY = { pk: 'DISPATCHES#main' } as const;
const DUE_SHARD = 'dispatch#0';

const itemSchema = z.object({ version: z.literal(AUDIENCE_ITEM_VERSION), ...dispatchSchema.shape });
const listSchema = z.object({ slugs: z.set(z.string()) });

export function createDynamoDbDispatchStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): DispatchStore {
  const update = (input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>) =>
    unlessConditionFails(client.send(new UpdateCommand({ TableName, ...input })));
  const get = async (Key: { pk: string }): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    async start(dispatch) {
      await update(listUpdate(dispatch.slug));
      const due = { dueShard: DUE_SHARD, version: AUDIENCE_ITEM_VERSION };
      const Item = { ...dispatchKey(dispatch.slug), ...due, ...dispatch };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return (await unlessConditionFails(client.send(put))) ? 'started' : 'exists';
    },
    async find(slug) {
      const item = await get(dispatchKey(slug));
      return item === undefined ? undefined : readDispatch(item);
    },
    async findDue(now) {
      const { Items = [] } = await client.send(new QueryCommand({ TableName, ...DUE_QUERY }));
      return Items.map(readDispatch).filter((dispatch) => isDue(dispatch, now));
    },
    async list() {
      const known = await get(LIST_KEY);
      const slugs = known === undefined ? [] : [...listSchema.parse(known).slugs];
      const items = await readAll({ client, tableName: TableName }, slugs.map(dispatchKey));
      return [...items.values()]
        .map(readDispatch)
        .toSorted((one, other) => (one.frozenAt < other.frozenAt ? 1 : -1));
    },
    savePlan: async (read, plan, dueAt) => ((await update(planUpdate(read, plan, dueAt))) ? 'saved' : 'lost'),
    async settlePlan(slug, plan, segments) {
      await update(settledPlanUpdate(slug, plan, segments));
    },
    turn: (slug, turn) => update(turnUpdate(slug, turn)),
    async noteTotals(slug, totals, dueAt) {
      await update(totalsUpdate(slug, totals, dueAt));
    },
  };
}

/** Adding to a set again changes nothing. */
const listUpdate = (slug: string) => ({
  Key: LIST_KEY,
  UpdateExpression: 'ADD slugs :slug',
  ExpressionAttributeValues: { ':slug': new Set([slug]) },
});

const DUE_QUERY = {
  IndexName: AUDIENCE_TABLE.dueIndex.name,
  KeyConditionExpression: 'dueShard = :shard',
  ExpressionAttributeValues: { ':shard': DUE_SHARD },
};

function readDispatch(item: unknown): Dispatch {
  const { version: _, ...dispatch } = readAudienceItem(itemSchema, item);
  return dispatch;
}
