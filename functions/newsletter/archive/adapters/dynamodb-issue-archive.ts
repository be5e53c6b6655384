import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../../delivery/adapters/audience-item.ts';
import { type Issue, issueSchema, letterSchema } from '../../domain/issue.ts';
import { type ArchivedIssue, bodyOf } from '../domain/archived-issue.ts';
import { publicationOf } from '../domain/publication.ts';
import type { IssueArchive } from '../issue-archive.ts';

/*
 * Access patterns of the archive in the Audience table. One item names every issue that opened, `<openedAt> <slug>` each: twenty years of
 * weekly ones weigh 60 KB. Whether an issue may be read is told by its own item alone.
 *
 *   noteOpened  Update    ISSUES#main          adds the name to the set, before the issue's item is there
 *   list        Get       ISSUES#main, then BatchGet ISSUE#<slug> of one page, without what only the mail needs
 *   find        BatchGet  ISSUE#<slug>
 *   findLinks   Get       ISSUE#<slug>         its links alone
 *   listSlugs   Get       ISSUES#main
 */

/** Whatever else stands in an address names no issue; a key has 2048 octets at most. */
const SLUG = /^[a-z0-9-]{1,200}$/;

const LIST_KEY = { pk: 'ISSUES#main' } as const;

const listSchema = z.object({ version: z.literal(AUDIENCE_ITEM_VERSION), names: z.set(z.string()) });

/** What its place in the archive follows from. */
const PUBLICATION = { status: true, dueAt: true, lastAddress: true, totals: true } as const;

const itemSchema = issueSchema
  .pick({ ...{ slug: true, openedAt: true, language: true }, ...PUBLICATION })
  .extend({
    version: z.literal(AUDIENCE_ITEM_VERSION),
    letter: letterSchema.pick({ subject: true, text: true, preheader: true, body: true }),
  });

const linksSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  letter: letterSchema.pick({ links: true }).optional(),
});

/** Adding a name again changes nothing. */
export async function noteOpened(
  client: DynamoDBDocumentClient,
  tableName: string,
  { openedAt, slug }: Pick<Issue, 'openedAt' | 'slug'>,
): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: LIST_KEY,
      UpdateExpression: 'SET version = :version ADD #names :name',
      ExpressionAttributeNames: { '#names': 'names' },
      ExpressionAttributeValues: {
        ':version': AUDIENCE_ITEM_VERSION,
        ':name': new Set([`${openedAt} ${slug}`]),
      },
    }),
  );
}

export function createDynamoDbIssueArchive(client: DynamoDBDocumentClient, tableName: string): IssueArchive {
  const listNames = async (): Promise<readonly string[]> => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: LIST_KEY }));
    return Item === undefined ? [] : [...readAudienceItem(listSchema, Item).names].toSorted().toReversed();
  };
  const findAll = async (slugs: readonly string[]): Promise<readonly ArchivedIssue[]> => {
    const found: ArchivedIssue[] = [];
    let keys: Record<string, unknown>[] = slugs.map((slug) => ({ pk: `ISSUE#${slug}` }));
    while (keys.length > 0) {
      const request = { [tableName]: { Keys: keys, ...PROJECTION } };
      const answer = await client.send(new BatchGetCommand({ RequestItems: request }));
      found.push(...(answer.Responses?.[tableName] ?? []).flatMap(readIssue));
      keys = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
    return found;
  };

  return {
    async list({ after, limit }) {
      const names = await listNames();
      const from = after === undefined ? 0 : names.findIndex((name) => name < after);
      const ofPage = from === -1 ? [] : names.slice(from, from + limit);
      const issues = await findAll([...new Set(ofPage.map(slugOf))]);
      return {
        issues: issues
          .filter(({ isListed }) => isListed)
          .toSorted((one, other) => other.openedAt.localeCompare(one.openedAt)),
        next: from !== -1 && from + limit < names.length ? ofPage.at(-1) : undefined,
      };
    },
    find: async (slug) => (SLUG.test(slug) ? (await findAll([slug]))[0] : undefined),
    async findLinks(slug) {
      if (!SLUG.test(slug)) return [];
      const get = new GetCommand({ TableName: tableName, Key: { pk: `ISSUE#${slug}` }, ...LINKS_PROJECTION });
      const { Item } = await client.send(get);
      return Item === undefined ? [] : (readAudienceItem(linksSchema, Item).letter?.links ?? []);
    },
    listSlugs: async () => [...new Set((await listNames()).map(slugOf))],
  };
}

const LINKS_PROJECTION = { ProjectionExpression: 'version, letter.links' };

const slugOf = (name: string): string => name.slice(name.indexOf(' ') + 1);

const PROJECTION = {
  ProjectionExpression:
    'version, slug, openedAt, #status, dueAt, lastAddress, totals, #language, letter.subject, letter.preheader, letter.body, letter.#text',
  ExpressionAttributeNames: { '#status': 'status', '#language': 'language', '#text': 'text' },
};

function readIssue(item: unknown): readonly ArchivedIssue[] {
  const { slug, openedAt, language, letter, ...rest } = readAudienceItem(itemSchema, item);
  const publication = publicationOf(rest);
  if (publication === 'nowhere') return [];
  const { subject, preheader } = letter;
  const isListed = publication === 'listed';
  return [{ slug, openedAt, language, subject, preheader, body: bodyOf(letter), isListed }];
}
