import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENV } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

/** Neither addresses nor paths: a path may hold a token. */
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    method: '$context.httpMethod',
    status: '$context.status',
    latencyMilliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);

/**
 * Requests a second. An issue to a large list brings scanners and readers at the pace of its mail (hundreds a second), and whoever
 * leaves then must not be turned away; what a single network may set off is capped by the sign-up itself.
 */
const THROTTLE = { rateLimit: 500, burstLimit: 1000 };

/** The pages behind the links in the mail: one throttled HTTP API, all routes to one function. */
export class PublicWeb extends Construct {
  /** Base URL without a trailing slash. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { site }: { readonly site: KithFunction }) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      defaultIntegration: new HttpLambdaIntegration('Site', site.lambda),
      createDefaultStage: false,
    });
    this.origin = api.apiEndpoint;
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG_FORMAT },
    });
    Validations.of(api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The pages are opened from a link in a mail; the signed token in it is the authorisation.',
    });
  }

  /** Lets a function write links that lead here. */
  letLinkHere(fn: KithFunction): void {
    fn.tell({ [ENV.webOrigin]: this.origin });
  }
}
