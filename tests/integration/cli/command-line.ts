import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbCardLinks } from '../../../functions/circle/adapters/dynamodb-card-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbLogAddresses } from '../../../functions/circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createDynamoDbSubscriberStore } from '../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { openIssueDesk } from '../../../infra/cli/issues/open-issue-desk.ts';
import { runCommandLine } from '../../../infra/cli/run-command-line.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildOwner } from '../../builders/owner.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine } from '../../engines/engine.ts';

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly notes: string;
}

export function openCircle(engine: Engine, { circle: tableName, audience, ledger }: OpenTables): Circle {
  const clock = fixedClock();
  return {
    owners: createDynamoDbOwnerStore(engine.documentClient, tableName),
    contacts: createDynamoDbContactStore(engine.documentClient, tableName, clock),
    timeline: createDynamoDbTimeline(engine.documentClient, tableName),
    mailboxes: createDynamoDbMailboxDirectory(engine.documentClient, tableName, clock),
    merges: createDynamoDbMergeStore(engine.documentClient, tableName, clock),
    suppressions: createDynamoDbSuppressionList(engine.documentClient, audience, TOKEN_KEY_STORE),
    accountSuppressions: undefined,
    subscribers: createDynamoDbSubscriberStore(engine.documentClient, audience),
    listTopics: async () => ['books', 'gifts'],
    findWriter: async () => buildOwner().ownerId,
    issues: openIssueDesk(engine.documentClient, { audience, ledger }, undefined),
    calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, tableName),
    logAddresses: createDynamoDbLogAddresses(engine.documentClient, tableName),
    cards: createDynamoDbCardLinks(engine.documentClient, tableName),
    tokenKeys: {
      readTokenKeys: async () => ({ current: { id: 'a', secret: Buffer.from('a secret for tests') } }),
    },
    erasure: undefined,
    mailRoom: undefined,
    clock,
    webOrigin: 'https://kith.example',
    inboundDomain: 'in.kith.example',
    close: async () => {},
  };
}

type OpenTables = Awaited<ReturnType<Engine['createTables']>>;

/** Runs a command as from the shell, on the given circle. */
export async function kith(circle: Circle, ...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const notes: string[] = [];
  const exitCode = await runCommandLine(args, {
    env: {},
    openCircle: async () => circle,
    openDeployedCircle: async () => circle,
    terminal: {
      print: (text) => out.push(text),
      note: (text) => notes.push(text),
      progress: () => {},
      endProgress: () => {},
    },
  });
  return { exitCode, out: out.join('\n'), notes: notes.join('\n') };
}
