import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Sends every alarm of the stack to the operator by mail, from AWS itself: so it arrives even when Kith cannot send. */
export class OperatorAlarms extends Construct {
  constructor(scope: Construct, id: string, { address }: { readonly address: string }) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    topic.addSubscription(new EmailSubscription(address));
    const alarms = scope.node.findAll().filter((construct) => construct instanceof Alarm);
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
  }
}
