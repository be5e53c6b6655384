import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { demoKith, demoSettings, synthesiseKith } from './synthesised-kith.ts';

describe('mail', () => {
  it('comes in for the six addresses of Kith alone, is scanned, and is announced once it is stored', async () => {
    const { template } = await demoKith();
    template.resourceCountIs('AWS::SES::ReceiptRule', 1);
    template.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        Recipients: ['r', 'to', 'hello', 'log', 'leave', 'draft'].map(
          (localPart) => `${localPart}@${demoSettings.inboundDomain}`,
        ),
        Actions: [{ S3Action: { BucketName: Match.anyValue(), TopicArn: Match.anyValue() } }],
      },
    });
  });

  it('that came in is private, encrypted, and kept for a year', async () => {
    const { template } = await demoKith();
    template.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 365, Status: 'Enabled' })] },
      },
    });
  });

  it('joins the rule set that is active already, where the operator names one', async () => {
    const { template } = await synthesiseKith({
      settings: { ...demoSettings, existingReceiptRuleSet: 'company-mail' },
    });
    template.resourceCountIs('AWS::SES::ReceiptRuleSet', 0);
    template.hasResourceProperties('AWS::SES::ReceiptRule', { RuleSetName: 'company-mail' });
  });

  it('goes out signed, from a MAIL FROM of the same domain', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: demoSettings.domain,
      MailFromAttributes: { MailFromDomain: `bounce.${demoSettings.domain}` },
    });
    expect(JSON.stringify(template.findOutputs('DnsRecords'))).toContain('DkimDNSTokenValue3');
  });

  it('that went out reports back what became of it', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'],
        SnsDestination: { TopicARN: Match.anyValue() },
      },
    });
  });

  it('of the newsletter has a reputation of its own, and reports what became of it', async () => {
    const { template } = await demoKith();
    template.resourceCountIs('AWS::SES::ConfigurationSet', 2);
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject'],
        SnsDestination: { TopicARN: Match.anyValue() },
      },
    });
  });

  it('is kept by SES itself from who bounced or complained, whatever the account is set to', async () => {
    const { template } = await demoKith();
    template.allResourcesProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it.each(['AWS::SES::ReceiptRule', 'AWS::SES::ConfigurationSetEventDestination'])(
    '%s waits for the policy that lets SES publish, because SES tries it at once',
    async (type) => {
      const { template } = await demoKith();
      const policies = Object.keys(template.findResources('AWS::SNS::TopicPolicy'));
      for (const { DependsOn } of Object.values(template.findResources(type))) {
        expect([DependsOn].flat().filter((id) => policies.includes(id))).toHaveLength(1);
      }
    },
  );
});
