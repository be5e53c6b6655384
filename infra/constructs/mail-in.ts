import {
  EmailIdentity,
  Identity,
  type IReceiptRuleSet,
  ReceiptRule,
  ReceiptRuleSet,
} from 'aws-cdk-lib/aws-ses';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { KithFunction } from './kith-function.ts';
import { MailBucket } from './mail-bucket.ts';
import { QueuedTopic } from './queued-topic.ts';

const RULE_NAME = 'kith-replies';

/**
 * Replies to Kith (r+token), to a contact by Kith (to+token), to the owner through a lasting address (hello+label), copies that an owner wants logged (log+label),
 * farewells to the newsletter (leave+id), and issues that its owner wrote (draft).
 */
const LOCAL_PARTS = ['r', 'to', 'hello', 'log', 'leave', 'draft'] as const;

interface MailInProps {
  readonly settings: Settings;
  readonly reader: KithFunction;
}

/** What SES accepts for Kith's addresses goes to a bucket and is announced to the reader; all other mail is refused with 550. */
export class MailIn extends Construct {
  /** DNS records that prove the inbound domain and bring its mail here. */
  readonly dnsRecords: readonly string[];
  /** CloudFormation cannot activate a rule set, and only one in a region is active: that step is the operator's. */
  readonly howToStartReceiving: string;
  readonly bucketName: string;
  readonly inboundDomain: string;
  /** Where the receipt notifications wait. */
  readonly arrivals: QueuedTopic;

  constructor(scope: Construct, id: string, { settings, reader }: MailInProps) {
    super(scope, id);
    const { inboundDomain, existingReceiptRuleSet } = settings;
    this.inboundDomain = inboundDomain;
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(inboundDomain) });
    const ruleSet = this.findRuleSet(existingReceiptRuleSet);
    const recipients = LOCAL_PARTS.map((localPart) => `${localPart}@${inboundDomain}`);
    this.arrivals = new QueuedTopic(this, 'Arrivals', {
      worker: reader,
      impactOfDeadLetters:
        'Some replies are stored but not on a timeline: their writers believe that Kith has read them.',
    });
    this.bucketName = this.receive(recipients, ruleSet, reader).bucketName;
    this.howToStartReceiving =
      existingReceiptRuleSet === undefined
        ? describeActivation(ruleSet.receiptRuleSetName)
        : `Make sure that the receipt rule set ${existingReceiptRuleSet} is active.`;
    this.dnsRecords = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${inboundDomain} MX 10 inbound-smtp.${Stack.of(this).region}.amazonaws.com`,
    ];
  }

  private findRuleSet(existingName: string | undefined): IReceiptRuleSet {
    return existingName === undefined
      ? new ReceiptRuleSet(this, 'RuleSet')
      : ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', existingName);
  }

  private receive(recipients: string[], ruleSet: IReceiptRuleSet, reader: KithFunction): MailBucket {
    const bucket = new MailBucket(this, 'Bucket');
    const { arrivals } = this;
    const ruleArn = this.arnOfRuleIn(ruleSet);
    bucket.acceptFromSes(ruleArn);
    arrivals.acceptFromSes(ruleArn);
    bucket.letRead(reader);
    const storeAndAnnounce = {
      s3Action: { bucketName: bucket.bucketName, topicArn: arrivals.topic.topicArn },
    };
    const rule = new ReceiptRule(this, 'Rule', {
      ruleSet,
      receiptRuleName: RULE_NAME,
      recipients, // SES matches their +labels, too, and they hold the tokens
      scanEnabled: true,
      actions: [{ bind: () => storeAndAnnounce }],
    });
    // SES tries the bucket and the topic when the rule is created, so their policies must be there.
    rule.node.addDependency(bucket, arrivals.topic);
    return bucket;
  }

  private arnOfRuleIn(ruleSet: IReceiptRuleSet): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${ruleSet.receiptRuleSetName}:receipt-rule/${RULE_NAME}`,
    });
  }
}

function describeActivation(ruleSetName: string): string {
  return [
    'Run: aws ses describe-active-receipt-rule-set',
    `If it names none: aws ses set-active-receipt-rule-set --rule-set-name ${ruleSetName}`,
    'If it names one: write that name to cdk.json → context.kith.existingReceiptRuleSet and deploy again.',
  ].join('\n');
}
