import type { FunctionPermissions } from '../iam/function-permissions.ts';

/** What the local system runs: the template with every reference resolved, and nothing else. */
export interface LocalPlan {
  readonly tables: readonly PlannedTable[];
  readonly queues: readonly PlannedQueue[];
  readonly topics: readonly { readonly arn: string; readonly name: string }[];
  readonly subscriptions: readonly PlannedSubscription[];
  readonly buckets: readonly string[];
  readonly secrets: readonly PlannedSecret[];
  readonly functions: readonly PlannedFunction[];
  readonly permissions: readonly FunctionPermissions[];
  readonly eventSources: readonly PlannedEventSource[];
  readonly schedules: readonly PlannedSchedule[];
  readonly routes: readonly PlannedRoute[];
  readonly receiptRules: readonly PlannedReceiptRule[];
  readonly configurationSets: readonly PlannedConfigurationSet[];
  /** Addresses and domains that SES may send from. */
  readonly identities: readonly string[];
}

export interface PlannedTable {
  readonly name: string;
  /** The properties of the resource; DynamoDB's CreateTable takes them under the same names. */
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface PlannedQueue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** True when failed messages of another queue end here. */
  readonly isDeadLetterQueue: boolean;
}

export interface PlannedSubscription {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface PlannedSecret {
  readonly arn: string;
  readonly value: { readonly fixed: string } | { readonly generate: GenerateSecret };
}

/** CloudFormation's GenerateSecretString. */
export interface GenerateSecret {
  readonly length: number;
  readonly excludePunctuation: boolean;
  readonly excludeCharacters: string;
  /** A JSON object, into which the generated text goes under `key`. */
  readonly template?: { readonly json: string; readonly key: string };
}

export interface PlannedFunction {
  readonly name: string;
  readonly arn: string;
  /** Names the zip of its code among the assets of the app: `<hash>.zip`. */
  readonly assetKey: string;
  /** Signs its requests, so that the engines know whose they are. */
  readonly accessKeyId: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMebibytes: number;
}

export interface PlannedEventSource {
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
}

export interface PlannedSchedule {
  readonly name: string;
  readonly expression: string;
  readonly functionName: string;
  /** Sent instead of the scheduled event; JSON. */
  readonly input?: string;
  /** A secret's rotation runs the function once for each of its steps. */
  readonly rotatesSecretArn?: string;
}

export interface PlannedRoute {
  /** `$default`, or a method and a path such as `POST /unsubscribe/{token}`. */
  readonly routeKey: string;
  readonly functionName: string;
}

export interface PlannedReceiptRule {
  readonly name: string;
  /** Addresses, which match their +labels too, and domains. Empty: every recipient. */
  readonly recipients: readonly string[];
  readonly bucketName: string;
  readonly keyPrefix: string;
  readonly topicArn?: string;
}

export interface PlannedConfigurationSet {
  readonly name: string;
  /** Mail to whom SES keeps on the account's list for one of these reasons goes nowhere. */
  readonly suppressedReasons: readonly ('BOUNCE' | 'COMPLAINT')[];
  readonly destinations: readonly { readonly topicArn: string; readonly eventTypes: readonly string[] }[];
}
