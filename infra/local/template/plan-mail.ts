import * as z from 'zod';
import type { PlannedConfigurationSet, PlannedReceiptRule } from './local-plan.ts';
import type { ResolvedTemplate } from './resolved-template.ts';

const s3ActionSchema = z.strictObject({
  S3Action: z.strictObject({
    BucketName: z.string(),
    ObjectKeyPrefix: z.string().default(''),
    TopicArn: z.string().optional(),
  }),
});

const receiptRuleSchema = z.object({
  Rule: z.object({
    Enabled: z.boolean().default(false),
    Recipients: z.array(z.string()).default([]),
    Actions: z.tuple([s3ActionSchema]),
  }),
});

/** Rules that are switched off match nothing, as in SES. */
export function planReceiptRules(template: ResolvedTemplate): PlannedReceiptRule[] {
  return template
    .resourcesOfType('AWS::SES::ReceiptRule', receiptRuleSchema)
    .filter(({ properties }) => properties.Rule.Enabled)
    .map(({ logicalId, properties: { Rule } }) => {
      const { BucketName, ObjectKeyPrefix, TopicArn } = Rule.Actions[0].S3Action;
      return {
        name: logicalId,
        recipients: Rule.Recipients.map((recipient) => recipient.toLowerCase()),
        bucketName: BucketName,
        keyPrefix: ObjectKeyPrefix,
        ...(TopicArn !== undefined && { topicArn: TopicArn }),
      };
    });
}

const eventDestinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(z.string().toLowerCase()),
    SnsDestination: z.object({ TopicARN: z.string() }),
  }),
});

const configurationSetSchema = z.object({
  SuppressionOptions: z
    .object({ SuppressedReasons: z.array(z.enum(['BOUNCE', 'COMPLAINT'])) })
    .default({ SuppressedReasons: ['BOUNCE', 'COMPLAINT'] }), // what an account begins with
});

export function planConfigurationSets(template: ResolvedTemplate): PlannedConfigurationSet[] {
  const destinations = template
    .resourcesOfType('AWS::SES::ConfigurationSetEventDestination', eventDestinationSchema)
    .filter(({ properties }) => properties.EventDestination.Enabled);
  const sets = template.resourcesOfType('AWS::SES::ConfigurationSet', configurationSetSchema);
  return sets.map(({ ref, properties: { SuppressionOptions } }) => ({
    name: ref,
    suppressedReasons: SuppressionOptions.SuppressedReasons,
    destinations: destinations
      .filter(({ properties }) => properties.ConfigurationSetName === ref)
      .map(({ properties: { EventDestination } }) => ({
        topicArn: EventDestination.SnsDestination.TopicARN,
        eventTypes: EventDestination.MatchingEventTypes,
      })),
  }));
}

export function planIdentities(template: ResolvedTemplate): string[] {
  const identities = template.resourcesOfType(
    'AWS::SES::EmailIdentity',
    z.object({ EmailIdentity: z.string() }),
  );
  return identities.map(({ properties }) => properties.EmailIdentity.toLowerCase());
}
