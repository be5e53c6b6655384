import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSesSendQuota } from '../../../functions/delivery/adapters/ses-send-quota.ts';
import {
  createSesBulkTransport,
  createSesClient,
} from '../../../functions/delivery/adapters/ses-transport.ts';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { readIssueFile } from '../../../functions/newsletter/domain/issue-file.ts';
import type { Dispatch } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import type { Hint } from '../../../functions/newsletter/sending/hints.ts';
import { startIssue } from '../../../functions/newsletter/sending/start-issue.ts';
import { workOnHint } from '../../../functions/newsletter/sending/work-on-hint.ts';
import { writeIssue } from '../../../functions/newsletter/write-issue.ts';
import { systemClock } from '../../../functions/shared/clock.ts';
import { ENV } from '../../../functions/shared/env.ts';
import { buildIssue, newsletterContext } from '../../builders/newsletter.ts';
import type { Engine } from '../../engines/engine.ts';
import { openSimulationWorld } from '../../simulation/simulation-world.ts';
import { startEventProcess } from './event-process.ts';
import { CONFIGURATION_SET } from './local-ses-ports.ts';
import { startSesProcess } from './ses-process.ts';

const SLUG = 'first';
/** Segments in this one process; each may have 64 mails under way. */
const MOST_AT_A_TIME = 4;

export interface SendingInput {
  readonly readers: number;
  /** What SES takes in a second. */
  readonly perSecond: number;
  readonly withEvents?: boolean;
  /** What to do around the sending itself. */
  readonly around?: (work: () => Promise<unknown>) => Promise<void>;
}

export interface SendingFigures {
  readonly dispatch: Dispatch | undefined;
  readonly accepted: number;
  /** From the first mail that SES accepted to the last. */
  readonly seconds: number;
  /** Until everything is recorded, events and all. */
  readonly wholeSeconds: number;
  readonly segments: number;
}

/** Sends one real issue against the local SES, as the Lambdas do: hint by hint, at most so many at a time. */
export async function sendOneIssue(engine: Engine, input: SendingInput): Promise<SendingFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-ses-'));
  const ses = await startSesProcess(input.perSecond, folder);
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL_SES: ses.endpoint, AWS_REGION: 'eu-west-1' },
    // The runner's own, which the gate of the local SES trusts.
    ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
  });
  const client = createSesClient();
  const queue: Hint[] = [];
  try {
    const { ports, issues, tables } = await openSimulationWorld(engine, input.readers, {
      bulk: createSesBulkTransport(client, CONFIGURATION_SET),
      hints: { send: async (hints) => void queue.push(...hints) },
      ...{ clock: systemClock, wait: (milliseconds) => wait(milliseconds) },
      sendQuota: createSesSendQuota(client),
    });
    const events = input.withEvents
      ? await startEventProcess(ses, {
          [ENV.circleTableName]: tables.circle,
          [ENV.ledgerTableName]: tables.ledger,
          [ENV.audienceTableName]: tables.audience,
          AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
        })
      : undefined;
    const [file] = issueFiles.map(readIssueFile);
    if (file === undefined) throw new Error('There is no issue.');
    const issue = buildIssue({ slug: SLUG, letter: writeIssue(newsletterContext, file) });
    await issues.open(issue);
    await startIssue(ports, newsletterContext, issue);
    const work = async () => {
      const one = { context: newsletterContext, remainingMs: () => 900_000 };
      const worker = async () => {
        for (let hint = queue.shift(); hint !== undefined; hint = queue.shift())
          await workOnHint(ports, one, hint);
      };
      const freeze = queue.shift();
      if (freeze !== undefined) await workOnHint(ports, one, freeze); // which hands out the segments
      await Promise.all(Array.from({ length: MOST_AT_A_TIME }, worker));
    };
    const startedAt = performance.now();
    await (input.around ?? ((each) => each()))(work);
    await events?.untilRecorded(input.readers);
    const wholeSeconds = (performance.now() - startedAt) / 1000;
    await events?.stop();
    const acceptedAtMs = await ses.report();
    const dispatch = await ports.dispatches.find(SLUG);
    const seconds = ((acceptedAtMs.at(-1) ?? 0) - (acceptedAtMs[0] ?? 0)) / 1000;
    return {
      dispatch,
      accepted: acceptedAtMs.length,
      seconds,
      wholeSeconds,
      segments: dispatch?.segments ?? 0,
    };
  } finally {
    client.destroy();
    await ses.stop();
    rmSync(folder, { recursive: true });
  }
}
