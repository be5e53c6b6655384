import { join } from 'node:path';
import { Alarm, type Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ENV, EnvKey } from '../../functions/shared/env.ts';

const ALARM_PERIOD = Duration.minutes(15);

export interface KithFunctionProps {
  /** File name of the handler without `.handler.ts`; also the name of its bundle. */
  readonly name: string;
  readonly bundlesFolder: string;
  readonly description: string;
  /** What people notice while this function fails, in one sentence; it stands in the alarm. */
  readonly impactOfErrors: string;
  readonly timeout: Duration;
  readonly memoryMebibytes?: number;
}

type Environment = Partial<Record<(typeof ENV)[EnvKey], string>>;

/** The right to use a resource and the variables under which a function finds it. */
interface Access {
  readonly environment?: Environment;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** A Lambda with its own role and log group, and an alarm on its errors. It may do nothing but log until it is allowed to. */
export class KithFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  private readonly logGroup: LogGroup;

  get logGroupName(): string {
    return this.logGroup.logGroupName;
  }

  constructor(scope: Construct, id: string, props: KithFunctionProps) {
    super(scope, id);
    this.timeout = props.timeout;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundlesFolder, props.name)),
      handler: 'index.handler',
      description: props.description,
      timeout: props.timeout,
      memorySize: props.memoryMebibytes ?? 512,
      logGroup: this.logGroup,
      role,
    });
    this.alarmOn('Errors', this.lambda.metricErrors({ period: ALARM_PERIOD }), props.impactOfErrors);
  }

  allow({ environment = {}, actions, resources }: Access): void {
    this.tell(environment);
    this.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** For settings, which need no permission. */
  tell(environment: Environment): void {
    for (const [name, value] of Object.entries(environment)) this.lambda.addEnvironment(name, value);
  }

  /** An alarm on a line of the log, for what is no error of the function. */
  alarmOnLine(id: string, line: string, impact: string): void {
    const filter = new MetricFilter(this, `${id}Lines`, {
      logGroup: this.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', line),
      metricNamespace: 'Kith',
      metricName: id,
    });
    this.alarmOn(id, filter.metric({ period: ALARM_PERIOD, statistic: Stats.SUM }), impact);
  }

  private alarmOn(id: string, metric: Metric, impact: string): void {
    new Alarm(this, id, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impact,
    });
  }
}
