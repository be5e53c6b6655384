import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { SIGN_UPS_CLOSED } from '../../functions/newsletter/sign-ups-closed.ts';
import { findHandlers } from '../../infra/bundle.ts';
import type { Settings } from '../../infra/settings.ts';
import { demoKith, demoSettings, FUNCTIONS_DIR, synthesiseKith } from './synthesised-kith.ts';
import { functionsIn } from './template.ts';

async function deployedFunctions() {
  const { app, template } = await demoKith();
  return { template, functions: functionsIn(template, app.outdir) };
}

describe('functions', () => {
  it('are the handlers in functions/, no more and no less', async () => {
    const { functions } = await deployedFunctions();
    const handlers = await findHandlers(FUNCTIONS_DIR);
    expect([...functions.keys()].sort()).toEqual([...handlers.keys()].sort());
  });

  it('run on the Node that everything is tested with', async () => {
    const { functions } = await deployedFunctions();
    for (const fn of functions.values()) {
      expect(fn).toMatchObject({ runtime: 'nodejs24.x', architectures: ['arm64'] });
    }
  });

  it('each write to a log group of their own, which forgets', async () => {
    const { functions, template } = await deployedFunctions();
    const logGroups = template.findResources('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: Match.anyValue() },
    });
    const used = [...functions.values()].map((fn) => fn.logGroupId);
    expect(new Set(used).size).toBe(functions.size);
    expect(Object.keys(logGroups)).toEqual(expect.arrayContaining(used));
  });

  it('may do only what is named, on resources that are named', async () => {
    const { functions } = await deployedFunctions();
    for (const { statements } of functions.values()) {
      for (const { Action, Resource } of statements) {
        expect(Action.filter((action) => action.includes('*'))).toEqual([]);
        // Both are those of the account, and SES knows no resource for them.
        const ofTheAccount = ['ses:GetSendQuota', 'ses:ListSuppressedDestinations'];
        if (Action.every((action) => ofTheAccount.includes(action))) continue;
        expect([Resource].flat()).not.toContain('*');
      }
    }
  });

  it('may not scan a table, nor write to the index behind its back', async () => {
    const { functions } = await deployedFunctions();
    const actions = [...functions.values()].flatMap(({ statements }) =>
      statements.flatMap(({ Action }) => Action),
    );
    const onTables = new Set(actions.filter((action) => action.startsWith('dynamodb:')));
    expect([...onTables].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it.each(['rotate-token-keys', 'record-mail-events'])('%s cannot send mail', async (name) => {
    const { functions } = await deployedFunctions();
    const actions = functions.get(name)?.statements.flatMap(({ Action }) => Action) ?? [];
    expect(actions).not.toEqual([]);
    expect(actions.filter((action) => action.startsWith('ses:'))).toEqual([]);
  });
});

it('lets whoever records events write down a mail of an issue of which its sender has not said yet', async () => {
  const { functions, template } = await deployedFunctions();
  const [ledger] = Object.keys(template.findResources('AWS::DynamoDB::Table')).filter((id) =>
    id.startsWith('Ledger'),
  );
  const fn = functions.get('record-mail-events');
  const onLedger = fn?.statements.filter(({ Resource }) => JSON.stringify(Resource).includes(`"${ledger}"`));
  expect(onLedger?.flatMap(({ Action }) => Action)).toContain('dynamodb:PutItem');
});

it('mirrors each day whom SES keeps mail from, by a function that can do nothing else at SES', async () => {
  const { functions, template } = await deployedFunctions();
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(40 3 * * ? *)' });
  const actions = functions.get('mirror-account-suppressions')?.statements.flatMap(({ Action }) => Action);
  expect(actions?.filter((action) => action.startsWith('ses:'))).toEqual(['ses:ListSuppressedDestinations']);
});

describe('queues', () => {
  it('keep for 14 days what failed five times', async () => {
    const { template } = await demoKith();
    const queues = Object.values(template.findResources('AWS::SQS::Queue'));
    const deadLetters = queues.filter((queue) => queue['Properties'].RedrivePolicy === undefined);
    const working = queues.filter((queue) => queue['Properties'].RedrivePolicy !== undefined);
    expect(deadLetters.map((queue) => queue['Properties'].MessageRetentionPeriod)).toEqual([
      1_209_600, 1_209_600, 1_209_600, 1_209_600,
    ]);
    expect(working.map((queue) => queue['Properties'].RedrivePolicy.maxReceiveCount)).toEqual([5, 5, 5, 5]);
  });

  it('each feed a function that answers for each message by itself', async () => {
    const { template } = await demoKith();
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 4);
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('alarms', () => {
  it('watch every function, every dead-letter queue and the door to the newsletter, and say what people will notice', async () => {
    const { functions, template } = await deployedFunctions();
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms).toHaveLength(functions.size + 5);
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: `{ $.message = "${SIGN_UPS_CLOSED}" }`,
    });
    for (const alarm of alarms) expect(alarm['Properties'].AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
  });

  it('reach the operator by mail from AWS itself', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: demoSettings.owner.address,
    });
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [{ Ref: Match.anyValue() }] });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
  });
});

describe('the rest', () => {
  it('what falls due is looked for on every quarter hour', async () => {
    const { functions, template } = await deployedFunctions();
    const due = [...functions].filter(([name]) => /^send-(?:due|approved)-/.test(name));
    template.resourceCountIs('AWS::Events::Rule', 2);
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'cron(0/15 * * * ? *)',
      Targets: due.map(([, { logicalId }]) => ({ Arn: { 'Fn::GetAtt': [logicalId, 'Arn'] } })),
    });
  });

  it('only a deployment with a newsletter tells its functions of one', async () => {
    const { newsletter, ...without } = demoSettings;
    const told = async (settings: Settings) => {
      const { app, template } = await synthesiseKith({ settings });
      return [...functionsIn(template, app.outdir).values()].map(
        ({ environment }) => environment['NEWSLETTER'],
      );
    };
    expect(await told(demoSettings)).toContain(JSON.stringify(newsletter));
    expect(new Set(await told(without))).toEqual(new Set([undefined]));
  });

  it('token keys rotate every 180 days, but never because of a deployment', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      RotationRules: { AutomaticallyAfterDays: 180 },
      RotateImmediatelyOnUpdate: false,
    });
  });

  it('the pages are throttled, and their access log holds neither addresses nor paths', async () => {
    const { template } = await demoKith();
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 500 },
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp('sourceIp|path|queryString')) },
    });
  });

  it('the operator is told how to receive mail, and no deployment activates a rule set', async () => {
    const { template } = await demoKith();
    expect(JSON.stringify(template.findOutputs('StartReceiving'))).toContain('set-active-receipt-rule-set');
    expect(JSON.stringify(template.findOutputs('DnsRecords'))).toContain(
      'in.kith.example MX 10 inbound-smtp.',
    );
    expect(Object.keys(template.findResources('Custom::AWS'))).toEqual([]);
  });
});
