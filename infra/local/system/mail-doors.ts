import { PublishCommand } from '@aws-sdk/client-sns';
import type { Activity } from '../clock/activity.ts';
import type { LocalClock } from '../clock/local-clock.ts';
import type { AwsClients } from '../engines/create-resources.ts';
import { MailReceiver } from '../inbound/mail-receiver.ts';
import { storeRawMail } from '../inbound/store-raw-mail.ts';
import type { AccountSuppressions } from '../ses/account-suppressions.ts';
import type { FaultBook } from '../ses/faults.ts';
import { LocalSes } from '../ses/local-ses.ts';
import type { MailArchive } from '../ses/mail-archive.ts';
import type { LocalPlan } from '../template/local-plan.ts';

export interface MailDoorsPorts {
  readonly clients: AwsClients;
  readonly archive: MailArchive;
  readonly faults: FaultBook;
  readonly suppressions: AccountSuppressions;
  readonly clock: LocalClock;
  readonly activity: Activity;
  readonly plan: LocalPlan;
  readonly onSent: () => void;
}

/** SES both ways: what Kith sends, and what comes in. */
export function createMailDoors(ports: MailDoorsPorts): { ses: LocalSes; receiver: MailReceiver } {
  const { clients, plan, faults, clock } = ports;
  const publish = async (TopicArn: string, Subject: string, message: object): Promise<void> => {
    await clients.sns.send(new PublishCommand({ TopicArn, Subject, Message: JSON.stringify(message) }));
  };
  const storeObject = (bucketName: string, key: string, content: Buffer): Promise<void> =>
    storeRawMail(clients.s3, bucketName, key, content);
  const ses = new LocalSes({
    archive: ports.archive,
    faults,
    suppressions: ports.suppressions,
    clock,
    activity: ports.activity,
    configurationSets: plan.configurationSets,
    identities: plan.identities,
    publish,
    onSent: ports.onSent,
  });
  const receiver = new MailReceiver({ rules: plan.receiptRules, faults, clock, storeObject, publish });
  return { ses, receiver };
}
