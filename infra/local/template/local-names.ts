import * as z from 'zod';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION, localArn } from '../local-aws.ts';
import type { Resource, Template } from './template.ts';

/** Addresses that only the running system knows. */
export interface LocalAddresses {
  /** The HTTP API, no trailing slash. */
  readonly webOrigin: string;
  readonly sqsEndpoint: string;
}

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface LocalName {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Namer = (name: string, addresses: LocalAddresses) => LocalName;

/** The property that names a resource of a type, where the template may choose the name itself. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ReceiptRuleSet': 'RuleSetName',
};

const NAMERS: Readonly<Record<string, Namer>> = {
  'AWS::DynamoDB::Table': (name) => ({
    ref: name,
    attributes: { Arn: localArn('dynamodb', `table/${name}`) },
  }),
  'AWS::SQS::Queue': (name, { sqsEndpoint }) => {
    const url = `${sqsEndpoint}/${LOCAL_ACCOUNT_ID}/${name}`;
    return { ref: url, attributes: { Arn: localArn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SNS::Topic': (name) => {
    const arn = localArn('sns', name);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  'AWS::S3::Bucket': (name) => ({
    // Bucket names have no capitals; logical ids do.
    ref: name.toLowerCase(),
    attributes: { Arn: `arn:aws:s3:::${name.toLowerCase()}` },
  }),
  'AWS::SecretsManager::Secret': (name) => {
    const arn = localArn('secretsmanager', `secret:${name}`);
    return { ref: arn, attributes: { Id: arn } };
  },
  'AWS::Lambda::Function': (name) => ({
    ref: name,
    attributes: { Arn: localArn('lambda', `function:${name}`) },
  }),
  'AWS::IAM::Role': (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:iam::${LOCAL_ACCOUNT_ID}:role/${name}` },
  }),
  'AWS::IAM::ManagedPolicy': (name) => ({
    ref: `arn:aws:iam::${LOCAL_ACCOUNT_ID}:policy/${name}`,
    attributes: {},
  }),
  'AWS::ApiGatewayV2::Api': (name, { webOrigin }) => ({
    ref: name,
    attributes: { ApiEndpoint: webOrigin, ApiId: name },
  }),
};

const nameSchema = z.string().min(1);

/** A name for every resource of the template: the one it asks for, or its logical id. */
export function nameResources(template: Template, addresses: LocalAddresses): ReadonlyMap<string, LocalName> {
  const entries = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const name = chosenName(resource) ?? logicalId;
    const namer = NAMERS[resource.Type] ?? nameByLogicalId;
    return [logicalId, namer(name, addresses)] as const;
  });
  return new Map(entries);
}

function chosenName({ Type, Properties }: Resource): string | undefined {
  const property = NAME_PROPERTIES[Type];
  return property === undefined ? undefined : nameSchema.safeParse(Properties[property]).data;
}

/** Log groups, alarms and the like: named so that references resolve, though nothing runs behind them. */
const nameByLogicalId: Namer = (name) => ({ ref: name, attributes: { Arn: localArn('local', name) } });

export const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::Region': LOCAL_REGION,
  'AWS::AccountId': LOCAL_ACCOUNT_ID,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Kith',
  'AWS::StackId': localArn('cloudformation', 'stack/Kith'),
};
