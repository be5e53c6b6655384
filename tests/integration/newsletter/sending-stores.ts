import { createDynamoDbIssueLedger } from '../../../functions/delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbCursorStore } from '../../../functions/newsletter/sending/adapters/dynamodb-cursor-store.ts';
import { createDynamoDbDispatchStore } from '../../../functions/newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import { createDynamoDbRateBucket } from '../../../functions/newsletter/sending/adapters/dynamodb-rate-bucket.ts';
import { createDynamoDbReaderClaims } from '../../../functions/newsletter/sending/adapters/dynamodb-reader-claims.ts';
import { createDynamoDbRollStore } from '../../../functions/newsletter/sending/adapters/dynamodb-roll-store.ts';
import type { ReaderClaims } from '../../../functions/newsletter/sending/reader-claims.ts';
import type { Engine, TableNames } from '../../engines/engine.ts';

/** Where issues on their way live, in the tables of a test. */
export const createSendingStores = (
  client: Engine['documentClient'],
  { audience, ledger }: Pick<TableNames, 'audience' | 'ledger'>,
  wrap = (claims: ReaderClaims) => claims,
) => ({
  dispatches: createDynamoDbDispatchStore(client, audience),
  cursors: createDynamoDbCursorStore(client, audience),
  claims: wrap(createDynamoDbReaderClaims(client, audience)),
  rolls: createDynamoDbRollStore(client, ledger),
  rate: createDynamoDbRateBucket(client, ledger),
  issueLedger: createDynamoDbIssueLedger(client, ledger),
});

/** Readers are claimed one after the other, so that letters go out in the order of their addresses. */
export function inTurn(claims: ReaderClaims): ReaderClaims {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ...claims,
    claim: (address, request) => {
      const mine = turn.then(() => claims.claim(address, request));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
