import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createDynamoDbCalendarLinks } from '../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbSuppressionList } from '../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { Clock } from '../../functions/shared/clock.ts';
import { clockStateSchema, keepState } from '../local/data/kept-state.ts';
import { readRuntimeFile } from '../local/data/runtime-file.ts';
import { openDataStore } from '../local/open-data-store.ts';
import type { Circle } from './circle.ts';

/** The circle of this machine, whether `npm start` is running or not. Throws LocalSystemError. */
export async function openLocalCircle(dataDir: string): Promise<Circle> {
  const { documentClient, tableNames, close } = await openDataStore(dataDir);
  return {
    owners: createDynamoDbOwnerStore(documentClient, tableNames.circle),
    contacts: createDynamoDbContactStore(documentClient, tableNames.circle),
    timeline: createDynamoDbTimeline(documentClient, tableNames.circle),
    suppressions: createDynamoDbSuppressionList(documentClient, tableNames.audience),
    calendarLinks: createDynamoDbCalendarLinks(documentClient, tableNames.circle),
    clock: localClock(dataDir),
    webOrigin: readRuntimeFile(dataDir)?.origin,
    close,
  };
}

/** The clock of the local system, which its owner may have moved on. */
function localClock(dataDir: string): Clock {
  const state = keepState(join(dataDir, 'clock.json'), clockStateSchema).read();
  const offset = state?.offsetMilliseconds ?? 0;
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset) };
}
