import { join } from 'node:path';
import { systemClock } from '../../../functions/shared/clock.ts';
import { Activity } from '../../../infra/local/clock/activity.ts';
import { AccountSuppressions } from '../../../infra/local/ses/account-suppressions.ts';
import { FaultBook } from '../../../infra/local/ses/faults.ts';
import type { LocalSesPorts } from '../../../infra/local/ses/local-ses.ts';
import { MailArchive } from '../../../infra/local/ses/mail-archive.ts';

export const CONFIGURATION_SET = 'newsletter';

interface Listeners {
  readonly onSent: () => void;
  readonly publish: (event: object) => Promise<void>;
}

/** An SES without faults that tells what became of each mail. */
export function createLocalSesPorts(folder: string, { onSent, publish }: Listeners): LocalSesPorts {
  const destinations = [{ topicArn: 'events', eventTypes: ['delivery', 'bounce', 'complaint', 'reject'] }];
  return {
    archive: new MailArchive(folder),
    faults: new FaultBook(),
    clock: systemClock,
    activity: new Activity(),
    configurationSets: [{ name: CONFIGURATION_SET, destinations, suppressedReasons: [] }],
    suppressions: new AccountSuppressions(join(folder, 'suppressions.json')),
    identities: ['kith.example'],
    publish: (_topicArn, _subject, event) => publish(event),
    onSent,
  };
}
