import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ENV } from '../functions/shared/env.ts';
import { KithFunctions } from './constructs/kith-functions.ts';
import { MailIn } from './constructs/mail-in.ts';
import { MailOut } from './constructs/mail-out.ts';
import { OperatorAlarms } from './constructs/operator-alarms.ts';
import { PublicWeb } from './constructs/public-web.ts';
import { runEveryDay, runEveryQuarterHour } from './constructs/schedule.ts';
import { AudienceTable, CircleTable, LedgerTable } from './constructs/tables.ts';
import { TokenKeys } from './constructs/token-keys.ts';
import { WorkQueue } from './constructs/work-queue.ts';
import type { Settings } from './settings.ts';

interface KithStackProps {
  readonly settings: Settings;
  /** Holds a folder for each function, as `bundleFunctions` writes it. */
  readonly bundlesFolder: string;
}

/** All of Kith in the cloud: who runs, what each may use, and what sets it off. */
export class KithStack extends Stack {
  constructor(scope: Construct, id: string, { settings, bundlesFolder }: KithStackProps) {
    super(scope, id, { description: 'Kith keeps your circle warm from your inbox.' });
    const functions = new KithFunctions(this, 'Functions', { bundlesFolder });
    const { sendDueBriefs, sendApprovedCheckIns, sendDueIssues, sendIssueSegments } = functions;
    const { sendConfirmations, recordMailEvents, receiveMail, publicSite, rotateTokenKeys } = functions;

    const circle = new CircleTable(this, 'Circle');
    const ledger = new LedgerTable(this, 'Ledger');
    const audience = new AudienceTable(this, 'Audience');
    const tokenKeys = new TokenKeys(this, 'TokenKeys', { rotatedBy: rotateTokenKeys });
    const mailOut = new MailOut(this, 'MailOut', { settings, eventsGoTo: recordMailEvents });
    const mailIn = new MailIn(this, 'MailIn', { settings, reader: receiveMail });
    const web = new PublicWeb(this, 'Web', { site: publicSite });
    runEveryQuarterHour(this, 'EveryQuarterHour', sendDueBriefs, sendApprovedCheckIns, sendDueIssues);

    runEveryDay(this, 'EveryDay', functions.mirrorAccountSuppressions);

    letUseCircle(circle, functions);
    letUseAudience(audience, functions);
    letKnowOfMail(ledger, mailOut, functions);
    letSendIssues(this, { ledger, mailOut }, functions);
    mailOut.letReadSuppressions(functions.mirrorAccountSuppressions);
    tokenKeys.letRead(functions.mirrorAccountSuppressions);
    const signUps = letAskReaders(this, functions);
    const schedule = [sendDueBriefs, sendApprovedCheckIns, sendDueIssues];
    for (const fn of [...schedule, sendIssueSegments, sendConfirmations, receiveMail, publicSite]) {
      ledger.letUse(fn, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
      mailOut.letSend(fn);
      tokenKeys.letRead(fn);
      web.letLinkHere(fn);
      fn.tell(environmentOf(settings));
    }

    new OperatorAlarms(this, 'Alarms', { address: settings.owner.address });
    this.printNextSteps(mailOut, mailIn, web);
    this.printNames({
      CircleTable: circle.tableName,
      AudienceTable: audience.tableName,
      LedgerTable: ledger.tableName,
      MailBucket: mailIn.bucketName,
      ...mailIn.arrivals.names('Arrivals'),
      ...mailOut.events.names('MailEvents'),
      ...signUps.names('SignUps'),
      TokenKeysSecret: tokenKeys.secretArn,
      BriefLogs: sendDueBriefs.logGroupName,
      ReplyLogs: receiveMail.logGroupName,
    });
  }

  private printNextSteps(mailOut: MailOut, mailIn: MailIn, web: PublicWeb): void {
    new CfnOutput(this, 'DnsRecords', {
      description: 'Add these records where your domain is managed.',
      value: [...mailOut.dnsRecords, ...mailIn.dnsRecords].join('\n'),
    });
    new CfnOutput(this, 'StartReceiving', { value: mailIn.howToStartReceiving });
    new CfnOutput(this, 'WebOrigin', { value: web.origin });
    new CfnOutput(this, 'InboundDomain', { value: mailIn.inboundDomain });
  }

  /** For the operator's commands: CloudFormation makes the names up. */
  private printNames(names: Readonly<Record<string, string>>): void {
    for (const [output, value] of Object.entries(names)) new CfnOutput(this, output, { value });
  }
}

/** The owner's people: whoever writes to them, and whoever hears from them. */
function letUseCircle(circle: CircleTable, functions: KithFunctions): void {
  const { sendDueBriefs, sendApprovedCheckIns, receiveMail, publicSite } = functions;
  circle.letUse(sendDueBriefs, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
  circle.letUse(sendApprovedCheckIns, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
  for (const fn of [functions.sendDueIssues, functions.sendIssueSegments, functions.sendConfirmations])
    circle.letUse(fn, 'Query');
  // An event tells that an answer went out after all, which stood on the timeline as a note.
  circle.letUse(functions.recordMailEvents, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem');
  // The mail before a slot is the owner’s one urgent mail of its day.
  circle.letUse(functions.sendDueIssues, 'UpdateItem');
  // A newcomer whose address somebody else won meanwhile is taken back.
  circle.letUse(receiveMail, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
  // What an answer did can be taken back: an entry leaves the timeline, a newcomer the circle.
  circle.letUse(publicSite, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
}

/** Whoever sends asks first whether they may. */
function letUseAudience(audience: AudienceTable, functions: KithFunctions): void {
  const { sendDueBriefs, sendApprovedCheckIns, sendDueIssues } = functions;
  for (const fn of [sendDueBriefs, sendApprovedCheckIns]) audience.letUse(fn, 'BatchGetItem');
  for (const fn of [sendDueIssues, functions.sendIssueSegments]) {
    audience.letUse(fn, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
  }
  // A proof whose week is over.
  audience.letUse(sendDueIssues, 'DeleteItem');
  // Somebody may have had all erased while their sign-up was taken up.
  audience.letUse(
    functions.sendConfirmations,
    'GetItem',
    'BatchGetItem',
    'PutItem',
    'UpdateItem',
    'DeleteItem',
  );
  audience.letUse(functions.recordMailEvents, 'BatchGetItem', 'UpdateItem');
  audience.letUse(functions.mirrorAccountSuppressions, 'BatchGetItem', 'UpdateItem');
  // A proof says how many readers an issue has.
  audience.letUse(functions.receiveMail, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
  // A subscriber may have all that is kept of them erased.
  audience.letUse(functions.publicSite, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
}

/**
 * Events settle what is known of a message; a mail that waited for somebody is looked up when they come into the circle; letters
 * that wait go out as fast as SES lets them.
 */
function letKnowOfMail(ledger: LedgerTable, mailOut: MailOut, functions: KithFunctions): void {
  const { recordMailEvents, receiveMail, sendApprovedCheckIns, publicSite } = functions;
  // An event may come before whoever sent has recorded the mail.
  ledger.letUse(recordMailEvents, 'GetItem', 'PutItem', 'UpdateItem');
  // A subscriber sees which issues went to them.
  for (const fn of [receiveMail, publicSite]) ledger.letUse(fn, 'BatchGetItem');
  mailOut.letReadQuota(sendApprovedCheckIns);
}

/** An issue goes out by many hands: each is told by a hint, looks up how fast it may go, and reads what others recorded. */
function letSendIssues(
  scope: Construct,
  { ledger, mailOut }: { readonly ledger: LedgerTable; readonly mailOut: MailOut },
  { sendDueIssues, sendIssueSegments }: KithFunctions,
): void {
  const hints = new WorkQueue(scope, 'IssueHints', {
    worker: sendIssueSegments,
    envKey: 'issueHintsQueueUrl',
    batchSize: 1,
    // A segment takes as long as its list.
    mostAtATime: 8,
    // The schedule hints again long before AWS's six times: a hint that comes back finds its work done or taken.
    visibilityTimeout: sendIssueSegments.timeout,
    impactOfDeadLetters:
      'An issue of the newsletter failed several times on its way; it goes on with the schedule, and the logs of send-issue-segments say why it failed.',
  });
  for (const fn of [sendDueIssues, sendIssueSegments]) {
    hints.letPut(fn);
    ledger.letUse(fn, 'BatchGetItem');
    mailOut.letReadQuota(fn);
    mailOut.letSendNewsletter(fn);
  }
}

/** Whoever signs up is answered at once, and the same whoever it is; their mail follows. */
function letAskReaders(scope: Construct, { publicSite, sendConfirmations }: KithFunctions): WorkQueue {
  const signUps = new WorkQueue(scope, 'SignUps', {
    worker: sendConfirmations,
    envKey: 'signUpsQueueUrl',
    batchSize: 5,
    mostAtATime: 2,
    visibilityTimeout: Duration.minutes(6),
    impactOfDeadLetters:
      'Some people signed up for the newsletter and never got the mail with the button: see what SES says about the account, then `npm run kith -- redrive`.',
  });
  signUps.letPut(publicSite);
  return signUps;
}

/** What every function that writes mail knows of the deployment. */
function environmentOf({ inboundDomain, owner, newsletter }: Settings) {
  return {
    [ENV.inboundDomain]: inboundDomain,
    [ENV.operatorAddress]: owner.address,
    ...(newsletter && { [ENV.newsletter]: JSON.stringify(newsletter) }),
  };
}
