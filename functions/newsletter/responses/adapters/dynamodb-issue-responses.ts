import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../../delivery/adapters/audience-item.ts';
import type { LinkClicks } from '../domain/issue-figures.ts';
import type { IssueResponseStore } from '../issue-responses.ts';

/*
 * Access patterns of what came back of an issue, in the Audience table: pk = RESPONSES#<slug>. Answers are a set of short digests of
 * their message ids, so that a message told twice counts once; twenty thousand fit. Of links there are two numbers each.
 *
 *   noteReply         Update  adds to the set
 *   countClick        Update  adds 1 to people_<place> or machines_<place>
 *   recountAsMachine  Update  takes 1 from the one and adds it to the other
 *   find              Get
 */

const DIGEST_CHARACTERS = 12;
const CLICKS = /^(people|machines)_(\d+)$/;

const itemSchema = z.looseObject({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  replies: z.set(z.string()).optional(),
});

export function createDynamoDbIssueResponses(
  client: DynamoDBDocumentClient,
  tableName: string,
): IssueResponseStore {
  const add = async (slug: string, amounts: Readonly<Record<string, number | ReadonlySet<string>>>) => {
    const names = Object.keys(amounts);
    await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: responsesKey(slug),
        UpdateExpression: `SET version = :version ADD ${names.map((name) => `${name} :${name}`).join(', ')}`,
        ExpressionAttributeValues: {
          ':version': AUDIENCE_ITEM_VERSION,
          ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [`:${name}`, amount])),
        },
      }),
    );
  };

  return {
    noteReply: (slug, messageId) => add(slug, { replies: new Set([digestOf(messageId)]) }),
    countClick: (slug, place, by) => add(slug, { [`${by}_${place}`]: 1 }),
    recountAsMachine: (slug, place) => add(slug, { [`people_${place}`]: -1, [`machines_${place}`]: 1 }),
    async find(slug) {
      const get = new GetCommand({ TableName: tableName, Key: responsesKey(slug), ConsistentRead: true });
      const { Item } = await client.send(get);
      if (Item === undefined) return { replies: 0, clicks: new Map() };
      const { replies, ...rest } = readAudienceItem(itemSchema, Item);
      return { replies: replies?.size ?? 0, clicks: readClicks(rest) };
    },
  };
}

const responsesKey = (slug: string) => ({ pk: `RESPONSES#${slug}` });

const digestOf = (messageId: string): string =>
  createHash('sha256').update(messageId).digest('base64url').slice(0, DIGEST_CHARACTERS);

function readClicks(item: Readonly<Record<string, unknown>>): ReadonlyMap<number, LinkClicks> {
  const clicks = new Map<number, LinkClicks>();
  for (const [name, count] of Object.entries(item)) {
    const [, by, digits] = CLICKS.exec(name) ?? [];
    if (by === undefined) continue;
    const place = Number(digits);
    const known = clicks.get(place) ?? { people: 0, machines: 0 };
    clicks.set(place, { ...known, [by]: z.number().parse(count) });
  }
  return clicks;
}
