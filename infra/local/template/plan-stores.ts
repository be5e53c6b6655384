import * as z from 'zod';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type {
  LocalPlan,
  PlannedQueue,
  PlannedSecret,
  PlannedSubscription,
  PlannedTable,
} from './local-plan.ts';
import type { ResolvedTemplate } from './resolved-template.ts';

const tableSchema = z.object({
  AttributeDefinitions: z.array(z.unknown()),
  KeySchema: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(z.unknown()).optional(),
});

/** Only what shapes reads and writes; back-ups, TTL and deletion protection have no local counterpart. */
export function planTables(template: ResolvedTemplate): PlannedTable[] {
  const tables = template.resourcesOfType('AWS::DynamoDB::Table', tableSchema);
  return tables.map(({ ref, properties }) => ({
    name: ref,
    definition: { TableName: ref, BillingMode: 'PAY_PER_REQUEST', ...properties },
  }));
}

const queueSchema = z.object({
  VisibilityTimeout: z.coerce.string().optional(),
  MessageRetentionPeriod: z.coerce.string().optional(),
  DelaySeconds: z.coerce.string().optional(),
  ReceiveMessageWaitTimeSeconds: z.coerce.string().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  FifoQueue: z.literal(false).optional(),
});

export function planQueues(template: ResolvedTemplate): PlannedQueue[] {
  const queues = template.resourcesOfType('AWS::SQS::Queue', queueSchema);
  const deadLetterArns = new Set(
    queues.map(({ properties }) => properties.RedrivePolicy?.deadLetterTargetArn),
  );
  return queues.map(({ ref, attributes, properties: { RedrivePolicy, FifoQueue: _, ...plain } }) => ({
    name: attributes['QueueName'] ?? ref,
    arn: attributes['Arn'] ?? ref,
    url: ref,
    attributes: {
      ...Object.fromEntries(Object.entries(plain).filter((entry) => entry[1] !== undefined)),
      ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
    },
    isDeadLetterQueue: deadLetterArns.has(attributes['Arn']),
  }));
}

export function planTopics(template: ResolvedTemplate): LocalPlan['topics'] {
  const topics = template.resourcesOfType(
    'AWS::SNS::Topic',
    z.object({ FifoTopic: z.literal(false).optional() }),
  );
  return topics.map(({ ref, attributes }) => ({ arn: ref, name: attributes['TopicName'] ?? ref }));
}

const subscriptionSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().optional(),
  FilterPolicy: z.record(z.string(), z.unknown()).optional(),
});

export function planSubscriptions(template: ResolvedTemplate): PlannedSubscription[] {
  const subscriptions = template.resourcesOfType('AWS::SNS::Subscription', subscriptionSchema);
  // People who are mailed about alarms have no place in the local system.
  return subscriptions
    .filter(({ properties }) => !properties.Protocol.startsWith('email'))
    .map(toSubscription);
}

function toSubscription({
  logicalId,
  properties,
}: {
  logicalId: string;
  properties: z.infer<typeof subscriptionSchema>;
}): PlannedSubscription {
  if (properties.Protocol !== 'sqs') {
    throw new UnsupportedTemplateError(
      `${logicalId} subscribes by ${properties.Protocol}; locally only sqs is run.`,
    );
  }
  return {
    topicArn: properties.TopicArn,
    queueArn: properties.Endpoint,
    attributes: {
      ...(properties.RawMessageDelivery && { RawMessageDelivery: 'true' }),
      ...(properties.FilterPolicy && { FilterPolicy: JSON.stringify(properties.FilterPolicy) }),
    },
  };
}

export function planBuckets(template: ResolvedTemplate): string[] {
  return template.resourcesOfType('AWS::S3::Bucket', z.object({})).map(({ ref }) => ref);
}

/** AWS's default length of a generated secret. */
const DEFAULT_SECRET_LENGTH = 32;

const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      PasswordLength: z.int().min(1).default(DEFAULT_SECRET_LENGTH),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeCharacters: z.string().default(''),
    })
    .optional(),
});

export function planSecrets(template: ResolvedTemplate): PlannedSecret[] {
  return template
    .resourcesOfType('AWS::SecretsManager::Secret', secretSchema)
    .map(({ ref, properties }) => ({ arn: ref, value: secretValue(properties) }));
}

function secretValue({
  SecretString,
  GenerateSecretString,
}: z.infer<typeof secretSchema>): PlannedSecret['value'] {
  if (GenerateSecretString === undefined) return { fixed: SecretString ?? '' };
  const { SecretStringTemplate, GenerateStringKey, ...rules } = GenerateSecretString;
  return {
    generate: {
      length: rules.PasswordLength,
      excludePunctuation: rules.ExcludePunctuation,
      excludeCharacters: rules.ExcludeCharacters,
      ...(SecretStringTemplate &&
        GenerateStringKey && { template: { json: SecretStringTemplate, key: GenerateStringKey } }),
    },
  };
}
