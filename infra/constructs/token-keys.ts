import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Aws, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENV } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

/** Two keys are live, and a reply address lives as long as one period: so it never outlives its key. */
const ROTATION_DAYS = 180;

/** The keys that sign reply addresses: made by Secrets Manager, never seen by a deployment, rotated by a function. */
export class TokenKeys extends Construct {
  readonly secretArn: string;
  private readonly secret: Secret;

  constructor(scope: Construct, id: string, { rotatedBy }: { readonly rotatedBy: KithFunction }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'The keys that sign the reply addresses of Kith.',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ currentId: 'a' }),
        generateStringKey: 'current',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secretArn = this.secret.secretArn;
    this.rotate(rotatedBy);
  }

  letRead(fn: KithFunction): void {
    fn.allow({
      environment: { [ENV.tokenKeysSecretId]: this.secret.secretArn },
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.secret.secretArn],
    });
  }

  private rotate(fn: KithFunction): void {
    fn.allow({
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [this.secret.secretArn],
    });
    fn.lambda.addPermission('RotationBySecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
    });
    const schedule = new CfnRotationSchedule(this, 'Rotation', {
      secretId: this.secret.secretArn,
      rotationLambdaArn: fn.lambda.functionArn,
      rotationRules: { automaticallyAfterDays: ROTATION_DAYS },
      // Otherwise two changes of this resource would push out a key that live addresses were signed with.
      rotateImmediatelyOnUpdate: false,
    });
    schedule.node.addDependency(fn);
  }
}
