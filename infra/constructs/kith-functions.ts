import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { KithFunction } from './kith-function.ts';

/** Every Lambda of Kith: one for each `*.handler.ts`, with what is lost while it fails. */
export class KithFunctions extends Construct {
  readonly sendDueBriefs: KithFunction;
  readonly recordMailEvents: KithFunction;
  readonly receiveMail: KithFunction;
  readonly publicSite: KithFunction;
  readonly rotateTokenKeys: KithFunction;

  constructor(scope: Construct, id: string, { bundlesFolder }: { readonly bundlesFolder: string }) {
    super(scope, id);
    this.sendDueBriefs = new KithFunction(this, 'SendDueBriefs', {
      bundlesFolder,
      name: 'send-due-briefs',
      description: 'Writes the morning briefs that are due.',
      impactOfErrors: 'Some owners wait for their morning brief; the next run, in 15 minutes, tries again.',
      timeout: Duration.minutes(5),
      memoryMebibytes: 1024,
    });
    this.recordMailEvents = new KithFunction(this, 'RecordMailEvents', {
      bundlesFolder,
      name: 'record-mail-events',
      description: 'Notes what became of each message, and who gets no more mail.',
      impactOfErrors:
        'Bounces and complaints are noted late, so Kith may write again to who refused it; each message is tried five times.',
      timeout: Duration.seconds(30),
    });
    this.receiveMail = new KithFunction(this, 'ReceiveMail', {
      bundlesFolder,
      name: 'receive-mail',
      description: 'Reads replies and puts them on the timeline.',
      impactOfErrors: 'Replies appear late on their timelines; each is tried five times and none is lost.',
      timeout: Duration.minutes(1),
      memoryMebibytes: 1024,
    });
    this.publicSite = new KithFunction(this, 'PublicSite', {
      bundlesFolder,
      name: 'public-site',
      description: 'Shows the pages behind the links in the mail.',
      impactOfErrors: 'People who follow a link in a mail see an error page instead of what they came for.',
      timeout: Duration.seconds(10),
      memoryMebibytes: 1024,
    });
    this.rotateTokenKeys = new KithFunction(this, 'RotateTokenKeys', {
      bundlesFolder,
      name: 'rotate-token-keys',
      description: 'Makes a new key for reply addresses, twice a year.',
      impactOfErrors:
        'Reply addresses are signed with the old key for longer than planned; mail goes on as usual.',
      timeout: Duration.seconds(30),
    });
  }
}
