import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbIssueStore } from '../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from '../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import type { IssueStore } from '../../functions/newsletter/issue-store.ts';
import { createDynamoDbIssueResponses } from '../../functions/newsletter/responses/adapters/dynamodb-issue-responses.ts';
import type { IssueResponseStore } from '../../functions/newsletter/responses/issue-responses.ts';
import type { SubscriberStore } from '../../functions/newsletter/subscriber-store.ts';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import { connectToDynamodb } from '../../infra/local/engines/dynamodb-engine.ts';
import type { DemoJourney } from './demo-journey.ts';

export interface LocalTables {
  readonly subscribers: Pick<SubscriberStore, 'find'>;
  readonly issues: Pick<IssueStore, 'findSlot'>;
  readonly responses: Pick<IssueResponseStore, 'find'>;
  /** Every item of every table, in an order of their own. */
  dump(): Promise<readonly string[]>;
  close(): void;
}

/** The tables of the running system, looked at from outside. */
export async function openLocalTables({ system }: DemoJourney): Promise<LocalTables> {
  const client = connectToDynamodb(system.runtime.endpoints.dynamodb);
  const documentClient = createDocumentClient(client);
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const audience = TableNames.find((name) => name.includes('Audience'));
  if (audience === undefined) throw new Error('There is no Audience table.');
  return {
    subscribers: createDynamoDbSubscriberStore(documentClient, audience),
    issues: createDynamoDbIssueStore(documentClient, audience),
    responses: createDynamoDbIssueResponses(documentClient, audience),
    dump: async () => {
      const items: string[] = [];
      for (const TableName of TableNames) {
        const { Items = [], LastEvaluatedKey } = await documentClient.send(new ScanCommand({ TableName }));
        if (LastEvaluatedKey !== undefined) throw new Error(`${TableName} does not fit on one page.`);
        items.push(...Items.map((item) => `${TableName} ${JSON.stringify(item)}`));
      }
      return items.toSorted();
    },
    close: () => {
      documentClient.destroy();
      client.destroy();
    },
  };
}
