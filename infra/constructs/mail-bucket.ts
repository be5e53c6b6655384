import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ENV } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

/** The raw mail, as SES received it. Not versioned: SES writes each mail once, under an id of its own. */
export class MailBucket extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        // What was said lives on in the timeline; the raw mail is kept for a year, to be read again after a mistake.
        { expiration: Duration.days(365), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only SES writes here and only one function reads; access logs would be a second store of who wrote when.',
    });
  }

  /** Lets SES store mail, and only by that receipt rule of this account. */
  acceptFromSes(ruleArn: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': ruleArn } },
      }),
    );
  }

  letRead(fn: KithFunction): void {
    fn.allow({
      environment: { [ENV.mailBucketName]: this.bucketName },
      actions: ['s3:GetObject'],
      resources: [this.arnForObjects('*')],
    });
    const resource = this.node.defaultChild;
    if (!(resource instanceof CfnBucket)) return;
    Validations.of(fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.stack.getLogicalId(resource)}.Arn>/*]`,
      reason: 'The function opens whatever mail arrives, and the bucket holds nothing else.',
    });
  }
}
