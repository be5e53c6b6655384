import * as z from 'zod';
import { accessKeyOf } from '../iam/access-key.ts';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { PlannedEventSource, PlannedFunction, PlannedRoute, PlannedSchedule } from './local-plan.ts';
import type { ResolvedTemplate } from './resolved-template.ts';

/** AWS's defaults for what a template leaves out. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEBIBYTES = 128;
const DEFAULT_BATCH_SIZE = 10;

const functionSchema = z.object({
  Handler: z.literal('index.handler'),
  Code: z.object({ S3Key: z.string() }),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
  Timeout: z.int().default(DEFAULT_TIMEOUT_SECONDS),
  MemorySize: z.int().default(DEFAULT_MEMORY_MEBIBYTES),
});

export function planFunctions(template: ResolvedTemplate): PlannedFunction[] {
  return template
    .resourcesOfType('AWS::Lambda::Function', functionSchema)
    .map(({ logicalId, ref, attributes, properties }) => ({
      name: ref,
      arn: attributes['Arn'] ?? ref,
      assetKey: properties.Code.S3Key,
      accessKeyId: accessKeyOf(logicalId),
      roleArn: properties.Role,
      environment: properties.Environment?.Variables ?? {},
      timeoutSeconds: properties.Timeout,
      memoryMebibytes: properties.MemorySize,
    }));
}

const eventSourceSchema = z.object({
  EventSourceArn: z.string().startsWith('arn:aws:sqs:', 'locally only SQS is an event source'),
  FunctionName: z.string(),
  BatchSize: z.int().min(1).default(DEFAULT_BATCH_SIZE),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  Enabled: z.boolean().default(true),
});

export function planEventSources(template: ResolvedTemplate): PlannedEventSource[] {
  return template
    .resourcesOfType('AWS::Lambda::EventSourceMapping', eventSourceSchema)
    .filter(({ properties }) => properties.Enabled)
    .map(({ properties }) => ({
      queueArn: properties.EventSourceArn,
      functionName: nameInArn(properties.FunctionName),
      batchSize: properties.BatchSize,
      reportsBatchItemFailures: properties.FunctionResponseTypes.length > 0,
    }));
}

const ruleSchema = z.object({
  ScheduleExpression: z.string('locally only schedules are run, no event patterns'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })),
});

const rotationSchema = z.object({
  SecretId: z.string(),
  RotationLambdaARN: z.string(),
  RotationRules: z.union([
    z.object({ ScheduleExpression: z.string() }),
    z
      .object({ AutomaticallyAfterDays: z.int().min(1) })
      .transform(({ AutomaticallyAfterDays: days }) => ({ ScheduleExpression: `rate(${days} days)` })),
  ]),
});

export function planSchedules(template: ResolvedTemplate): PlannedSchedule[] {
  const rules = template
    .resourcesOfType('AWS::Events::Rule', ruleSchema)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .flatMap(({ logicalId, properties }) =>
      properties.Targets.map(({ Arn, Input }) => ({
        name: logicalId,
        expression: properties.ScheduleExpression,
        functionName: nameInArn(Arn),
        ...(Input !== undefined && { input: Input }),
      })),
    );
  const rotations = template
    .resourcesOfType('AWS::SecretsManager::RotationSchedule', rotationSchema)
    .map(({ logicalId, properties }) => ({
      name: logicalId,
      expression: properties.RotationRules.ScheduleExpression,
      functionName: nameInArn(properties.RotationLambdaARN),
      rotatesSecretArn: properties.SecretId,
    }));
  return [...rules, ...rotations];
}

const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

export function planRoutes(template: ResolvedTemplate): PlannedRoute[] {
  const integrations = new Map(
    template
      .resourcesOfType('AWS::ApiGatewayV2::Integration', integrationSchema)
      .map(({ ref, properties }) => [`integrations/${ref}`, nameInArn(properties.IntegrationUri)]),
  );
  const routes = template.resourcesOfType(
    'AWS::ApiGatewayV2::Route',
    z.object({ RouteKey: z.string(), Target: z.string() }),
  );
  return routes.map(({ logicalId, properties: { RouteKey, Target } }) => {
    const functionName = integrations.get(Target);
    if (functionName === undefined) {
      throw new UnsupportedTemplateError(
        `The route ${logicalId} leads to ${Target}, which is not in the template.`,
      );
    }
    return { routeKey: RouteKey, functionName };
  });
}

/** `…:function:NAME` (also inside an API Gateway URI, or with a version behind it), or the bare name. */
function nameInArn(arnOrName: string): string {
  return /function:([A-Za-z0-9_-]+)/.exec(arnOrName)?.[1] ?? arnOrName;
}
