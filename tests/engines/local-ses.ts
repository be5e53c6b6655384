import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Clock } from '../../functions/shared/clock.ts';
import { Activity } from '../../infra/local/clock/activity.ts';
import { listen } from '../../infra/local/http/http-server.ts';
import { Gate } from '../../infra/local/iam/gate.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../infra/local/local-aws.ts';
import { AccountSuppressions } from '../../infra/local/ses/account-suppressions.ts';
import { FaultBook } from '../../infra/local/ses/faults.ts';
import { LocalSes } from '../../infra/local/ses/local-ses.ts';
import { MailArchive } from '../../infra/local/ses/mail-archive.ts';
import { serveSes } from '../../infra/local/ses/ses-server.ts';

export const CONFIGURATION_SET = 'kith-events';
const DOMAIN = 'kith.example';

/** The SES of one machine by itself: over HTTP, with its two clients; `events` are what it published. */
export async function startLocalSes(clock: Clock) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-ses-'));
  const gate = new Gate();
  const activity = new Activity();
  const faults = new FaultBook();
  const archive = new MailArchive(join(folder, 'mail'));
  const suppressions = new AccountSuppressions(join(folder, 'suppressions.json'));
  const events: object[] = [];
  const ses = new LocalSes({
    ...{ archive, faults, suppressions, clock, activity },
    configurationSets: [
      {
        name: CONFIGURATION_SET,
        suppressedReasons: ['BOUNCE', 'COMPLAINT'],
        destinations: [{ topicArn: 'events', eventTypes: ['send', 'delivery', 'bounce', 'complaint'] }],
      },
    ],
    identities: [DOMAIN],
    publish: async (_topicArn, _subject, event) => {
      events.push(event);
    },
    onSent: () => {},
  });
  const ports = { ses, suppressions, clock, gate, identities: [DOMAIN], countSentLastDay: () => 0 };
  const server = await listen(serveSes(ports));
  const client = {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  };
  return {
    v1: new SESClient(client),
    v2: new SESv2Client(client),
    archive,
    faults,
    events,
    whenQuiet: () => activity.whenQuiet(),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
