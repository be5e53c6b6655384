import { createDynamoDbIssueLedger } from '../../../functions/delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbCursorStore } from '../../../functions/newsletter/sending/adapters/dynamodb-cursor-store.ts';
import { createDynamoDbDispatchStore } from '../../../functions/newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import { createDynamoDbRateBucket } from '../../../functions/newsletter/sending/adapters/dynamodb-rate-bucket.ts';
import { createDynamoDbReaderClaims } from '../../../functions/newsletter/sending/adapters/dynamodb-reader-claims.ts';
import { createDynamoDbRollStore } from '../../../functions/newsletter/sending/adapters/dynamodb-roll-store.ts';
import type { Engine, TableNames } from '../../engines/engine.ts';

/** Where issues on their way live, in the tables of a test. */
export const createSendingStores = (
  client: Engine['documentClient'],
  { audience, ledger }: Pick<TableNames, 'audience' | 'ledger'>,
) => ({
  dispatches: createDynamoDbDispatchStore(client, audience),
  cursors: createDynamoDbCursorStore(client, audience),
  claims: createDynamoDbReaderClaims(client, audience),
  rolls: createDynamoDbRollStore(client, ledger),
  rate: createDynamoDbRateBucket(client, ledger),
  issueLedger: createDynamoDbIssueLedger(client, ledger),
});
