import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CIRCLE_TABLE } from '../../functions/circle/adapters/circle-table.ts';
import { AUDIENCE_TABLE } from '../../functions/delivery/adapters/audience-table.ts';
import { LEDGER_TABLE } from '../../functions/delivery/adapters/ledger-table.ts';

const hash = (name: string) => ({ AttributeName: name, KeyType: 'HASH' as const });
const range = (name: string) => ({ AttributeName: name, KeyType: 'RANGE' as const });
const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });

interface Index {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly holds?: 'keys';
}

const index = ({ name, partitionKey, sortKey, holds }: Index) => ({
  IndexName: name,
  KeySchema: [hash(partitionKey), range(sortKey)],
  Projection: { ProjectionType: holds === 'keys' ? ('KEYS_ONLY' as const) : ('ALL' as const) },
});

/** The tables as the stack makes them; tests/infra compares the two. */
export const circleTableDefinition = (tableName: string): CreateTableCommandInput => {
  const { partitionKey, sortKey, dueIndex, contactDueIndex } = CIRCLE_TABLE;
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash(partitionKey), range(sortKey)],
    AttributeDefinitions: [
      partitionKey,
      sortKey,
      dueIndex.partitionKey,
      dueIndex.sortKey,
      contactDueIndex.partitionKey,
      contactDueIndex.sortKey,
    ].map(text),
    GlobalSecondaryIndexes: [index(dueIndex), index(contactDueIndex)],
  };
};

export const audienceTableDefinition = (tableName: string): CreateTableCommandInput => {
  const { partitionKey, dueIndex, segmentIndex } = AUDIENCE_TABLE;
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash(partitionKey)],
    AttributeDefinitions: [
      partitionKey,
      dueIndex.partitionKey,
      dueIndex.sortKey,
      segmentIndex.partitionKey,
      segmentIndex.sortKey,
    ].map(text),
    GlobalSecondaryIndexes: [index(dueIndex), index(segmentIndex)],
  };
};

export const ledgerTableDefinition = (tableName: string): CreateTableCommandInput => ({
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [hash(LEDGER_TABLE.partitionKey)],
  AttributeDefinitions: [text(LEDGER_TABLE.partitionKey)],
});
