import { AttributeType, BillingMode, ProjectionType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { CIRCLE_TABLE } from '../../functions/circle/adapters/circle-table.ts';
import { AUDIENCE_TABLE } from '../../functions/delivery/adapters/audience-table.ts';
import { LEDGER_TABLE } from '../../functions/delivery/adapters/ledger-table.ts';
import { ENV } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

type TableEnvName = typeof ENV.circleTableName | typeof ENV.ledgerTableName | typeof ENV.audienceTableName;

interface Index {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Else whole items. */
  readonly holds?: 'keys';
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** A table that no deployment can delete, neither by a change of its key schema nor with the stack. */
abstract class KithTable extends Table {
  private readonly indexNames: string[] = [];
  private readonly envName: TableEnvName;

  constructor(scope: Construct, id: string, envName: TableEnvName, props: TableProps) {
    super(scope, id, {
      billingMode: BillingMode.PAY_PER_REQUEST,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    this.envName = envName;
  }

  /** Names the table to the function and allows just these calls; `Query` goes for the indexes, too. */
  letUse(fn: KithFunction, ...actions: readonly TableAction[]): void {
    fn.allow({
      environment: { [this.envName]: this.tableName },
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.tableArn],
    });
    if (!actions.includes('Query') || this.indexNames.length === 0) return;
    fn.allow({
      actions: ['dynamodb:Query'],
      resources: this.indexNames.map((name) => `${this.tableArn}/index/${name}`),
    });
  }

  protected addIndexes(...indexes: readonly Index[]): void {
    for (const { name, partitionKey, sortKey, holds } of indexes) {
      this.indexNames.push(name);
      this.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        projectionType: holds === 'keys' ? ProjectionType.KEYS_ONLY : ProjectionType.ALL,
      });
    }
  }
}

/** Owners, contacts and their timelines: what nobody could type in again, hence point-in-time recovery (35 days). */
export class CircleTable extends KithTable {
  constructor(scope: Construct, id: string) {
    super(scope, id, ENV.circleTableName, {
      partitionKey: text(CIRCLE_TABLE.partitionKey),
      sortKey: text(CIRCLE_TABLE.sortKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    this.addIndexes(CIRCLE_TABLE.dueIndex, CIRCLE_TABLE.contactDueIndex);
  }
}

/** Who gets the newsletter, and who gets no mail: consent that cannot be asked for again, hence point-in-time recovery. */
export class AudienceTable extends KithTable {
  constructor(scope: Construct, id: string) {
    super(scope, id, ENV.audienceTableName, {
      partitionKey: text(AUDIENCE_TABLE.partitionKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    this.addIndexes(AUDIENCE_TABLE.dueIndex, AUDIENCE_TABLE.segmentIndex);
  }
}

/** Deliveries and inbound message ids: each item is needed only as long as a reply token lives, then it expires. */
export class LedgerTable extends KithTable {
  constructor(scope: Construct, id: string) {
    super(scope, id, ENV.ledgerTableName, {
      partitionKey: text(LEDGER_TABLE.partitionKey),
      timeToLiveAttribute: LEDGER_TABLE.ttlAttribute,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'A ledger restored to an earlier moment would forget what was sent since and send it again.',
    });
  }
}
