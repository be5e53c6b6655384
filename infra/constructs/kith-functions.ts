import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SIGN_UPS_CLOSED } from '../../functions/newsletter/sign-ups-closed.ts';
import { KithFunction, type KithFunctionProps } from './kith-function.ts';

/** What each Lambda does, and what is lost while it fails. */
const FUNCTIONS = {
  sendDueBriefs: {
    name: 'send-due-briefs',
    description: 'Writes the morning briefs that are due.',
    impactOfErrors: 'Some owners wait for their morning brief; the next run, in 15 minutes, tries again.',
    timeout: Duration.minutes(5),
    memoryMebibytes: 1024,
  },
  sendApprovedCheckIns: {
    name: 'send-approved-check-ins',
    description: 'Sends the check-ins that owners approved and that have not gone out yet.',
    impactOfErrors:
      'A check-in that its owner approved waits, if it did not go out at once; the next run, in 15 minutes, tries again.',
    timeout: Duration.minutes(5),
    memoryMebibytes: 1024,
  },
  sendDueIssues: {
    name: 'send-due-issues',
    description: 'Starts the issue of the newsletter that is due, and sees to those on their way.',
    impactOfErrors: 'Some subscribers wait for their issue; the next run, in 15 minutes, goes on with it.',
    timeout: Duration.minutes(5),
    memoryMebibytes: 1024,
  },
  sendIssueSegments: {
    name: 'send-issue-segments',
    description: 'Sends an issue of the newsletter to its readers, a segment of the list at a time.',
    impactOfErrors:
      'Some subscribers wait for their issue; it goes on within a quarter of an hour, or an hour where SES takes no mail.',
    timeout: Duration.minutes(15),
    memoryMebibytes: 512,
  },
  sendConfirmations: {
    name: 'send-confirmations',
    description: 'Keeps sign-ups for the newsletter, and asks by mail whether each was meant.',
    impactOfErrors:
      'People who just signed up for the newsletter wait for the mail with the button; each is tried five times.',
    timeout: Duration.minutes(1),
  },
  recordMailEvents: {
    name: 'record-mail-events',
    description: 'Notes what became of each message, and who gets no more mail.',
    impactOfErrors:
      'Bounces and complaints are noted late, so that Kith may write again to somebody who refused it; each is tried five times.',
    timeout: Duration.seconds(30),
  },
  mirrorAccountSuppressions: {
    name: 'mirror-account-suppressions',
    description: 'Takes over whom SES itself keeps mail from, once a day.',
    impactOfErrors:
      'Whom SES keeps mail from by itself is known late: the next mail there goes nowhere. `npm run kith -- suppression mirror` does it by hand.',
    timeout: Duration.minutes(5),
  },
  receiveMail: {
    name: 'receive-mail',
    description: 'Reads replies and puts them on the timeline.',
    impactOfErrors: 'Replies appear late on their timelines; each is tried five times and none is lost.',
    timeout: Duration.minutes(1),
    memoryMebibytes: 1024,
  },
  publicSite: {
    name: 'public-site',
    description: 'Shows the pages behind the links in the mail, and the form of the newsletter.',
    impactOfErrors: 'People who follow a link in a mail see an error page instead of what they came for.',
    timeout: Duration.seconds(10),
    memoryMebibytes: 1024,
  },
  rotateTokenKeys: {
    name: 'rotate-token-keys',
    description: 'Makes a new key for reply addresses, twice a year.',
    impactOfErrors:
      'Reply addresses are signed with the old key for longer than planned; mail goes on as usual.',
    timeout: Duration.seconds(30),
  },
} as const satisfies Record<string, Omit<KithFunctionProps, 'bundlesFolder'>>;

const IMPACT_OF_CLOSED_SIGN_UPS =
  'Nobody can sign up for the newsletter until the next hour: too many confirmations were asked for, from many networks at once.';

/** Every Lambda of Kith: one for each `*.handler.ts`. */
export class KithFunctions extends Construct {
  readonly sendDueBriefs: KithFunction;
  readonly sendApprovedCheckIns: KithFunction;
  readonly sendDueIssues: KithFunction;
  readonly sendIssueSegments: KithFunction;
  readonly sendConfirmations: KithFunction;
  readonly recordMailEvents: KithFunction;
  readonly mirrorAccountSuppressions: KithFunction;
  readonly receiveMail: KithFunction;
  readonly publicSite: KithFunction;
  readonly rotateTokenKeys: KithFunction;

  constructor(scope: Construct, id: string, { bundlesFolder }: { readonly bundlesFolder: string }) {
    super(scope, id);
    const add = (constructId: string, props: Omit<KithFunctionProps, 'bundlesFolder'>): KithFunction =>
      new KithFunction(this, constructId, { bundlesFolder, ...props });
    this.sendDueBriefs = add('SendDueBriefs', FUNCTIONS.sendDueBriefs);
    this.sendApprovedCheckIns = add('SendApprovedCheckIns', FUNCTIONS.sendApprovedCheckIns);
    this.sendDueIssues = add('SendDueIssues', FUNCTIONS.sendDueIssues);
    this.sendIssueSegments = add('SendIssueSegments', FUNCTIONS.sendIssueSegments);
    this.sendConfirmations = add('SendConfirmations', FUNCTIONS.sendConfirmations);
    this.recordMailEvents = add('RecordMailEvents', FUNCTIONS.recordMailEvents);
    this.mirrorAccountSuppressions = add('MirrorAccountSuppressions', FUNCTIONS.mirrorAccountSuppressions);
    this.receiveMail = add('ReceiveMail', FUNCTIONS.receiveMail);
    this.publicSite = add('PublicSite', FUNCTIONS.publicSite);
    this.rotateTokenKeys = add('RotateTokenKeys', FUNCTIONS.rotateTokenKeys);
    this.publicSite.alarmOnLine('SignUpsClosed', SIGN_UPS_CLOSED, IMPACT_OF_CLOSED_SIGN_UPS);
  }
}
