import { describe, it } from 'vitest';
import { CIRCLE_TABLE } from '../../functions/circle/adapters/circle-table.ts';
import { AUDIENCE_TABLE } from '../../functions/delivery/adapters/audience-table.ts';
import { LEDGER_TABLE } from '../../functions/delivery/adapters/ledger-table.ts';
import { demoKith } from './synthesised-kith.ts';

describe('tables', () => {
  it('cannot be deleted, neither by a deployment nor with the stack', async () => {
    const { template } = await demoKith();
    template.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true, BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  it('of the circle can be restored to any moment', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: keySchema(CIRCLE_TABLE),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('of the circle have the indexes that the adapters query', async () => {
    const { template } = await demoKith();
    const indexes = [CIRCLE_TABLE.dueIndex, CIRCLE_TABLE.contactDueIndex].map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    }));
    template.hasResourceProperties('AWS::DynamoDB::Table', { GlobalSecondaryIndexes: indexes });
  });

  it('of the audience can be restored to any moment, and have the indexes that the adapters query', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: AUDIENCE_TABLE.partitionKey, KeyType: 'HASH' }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      GlobalSecondaryIndexes: [
        { index: AUDIENCE_TABLE.dueIndex, ProjectionType: 'ALL' },
        { index: AUDIENCE_TABLE.segmentIndex, ProjectionType: 'KEYS_ONLY' },
      ].map(({ index, ProjectionType }) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType },
      })),
    });
  });

  it('of the ledger forget what has expired', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: LEDGER_TABLE.partitionKey, KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: LEDGER_TABLE.ttlAttribute, Enabled: true },
    });
  });
});

function keySchema({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
