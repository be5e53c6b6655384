import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbErasureLog } from '../../../functions/circle/adapters/dynamodb-erasure-log.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createCircleItemEraser } from '../../../functions/circle/adapters/erase-circle-items.ts';
import type { EraseContactPorts } from '../../../functions/circle/erase-contact.ts';
import { createMentionEraser } from '../../../functions/circle/erase-mentions.ts';
import type { MergeStore } from '../../../functions/circle/merge-store.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createDeliveryEraser } from '../../../functions/delivery/adapters/erase-deliveries.ts';
import { createSuppressionEraser } from '../../../functions/delivery/adapters/erase-suppressions.ts';
import { createInboundRecordErasers } from '../../../functions/inbound/adapters/erase-inbound-records.ts';
import { createRawMailEraser } from '../../../functions/inbound/adapters/erase-raw-mail.ts';
import type { TokenKeyStore } from '../../../functions/shared/token-keys.ts';
import { createPressEraser } from '../../../functions/web/adapters/erase-presses.ts';

/** What erasing needs of a circle. */
export type ErasurePorts = Pick<EraseContactPorts, 'erasers' | 'erasures'> & {
  readonly merges: Pick<MergeStore, 'findTask' | 'listRecords'>;
};

export interface ErasableStores {
  readonly documentClient: DynamoDBDocumentClient;
  readonly circleTable: string;
  readonly ledgerTable: string;
  readonly audienceTable: string;
  /** For what stays of a suppression. */
  readonly tokenKeys: TokenKeyStore;
  readonly s3: S3Client;
  readonly mailBucket: string;
}

/** Every store in which something about a person may be; the circle's first, since it leads to the others. */
export function openErasure({
  documentClient,
  circleTable,
  ledgerTable,
  audienceTable,
  tokenKeys,
  s3,
  mailBucket,
}: ErasableStores): ErasurePorts {
  return {
    erasers: [
      createCircleItemEraser(documentClient, circleTable),
      createMentionEraser(createDynamoDbContactStore(documentClient, circleTable)),
      createRawMailEraser(s3, mailBucket),
      createDeliveryEraser(documentClient, ledgerTable),
      ...createInboundRecordErasers(documentClient, ledgerTable),
      createPressEraser(documentClient, ledgerTable),
      createSuppressionEraser(
        { client: documentClient, tableName: audienceTable },
        createDynamoDbSuppressionList(documentClient, audienceTable, tokenKeys),
      ),
    ],
    erasures: createDynamoDbErasureLog(documentClient, circleTable),
    merges: createDynamoDbMergeStore(documentClient, circleTable),
  };
}
