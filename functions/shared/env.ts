import * as z from 'zod';
import { ConfigurationError } from './errors.ts';

/** Names shared by the constructs that set a variable and the `dependencies.ts` that reads it. */
export const ENV = {
  circleTableName: 'CIRCLE_TABLE_NAME',
  ledgerTableName: 'LEDGER_TABLE_NAME',
  audienceTableName: 'AUDIENCE_TABLE_NAME',
  mailBucketName: 'MAIL_BUCKET_NAME',
  tokenKeysSecretId: 'TOKEN_KEYS_SECRET_ID',
  configurationSetName: 'CONFIGURATION_SET_NAME',
  /** Of the newsletter's mail. */
  newsletterConfigurationSetName: 'NEWSLETTER_CONFIGURATION_SET_NAME',
  signUpsQueueUrl: 'SIGN_UPS_QUEUE_URL',
  issueHintsQueueUrl: 'ISSUE_HINTS_QUEUE_URL',
  mailDomain: 'MAIL_DOMAIN',
  inboundDomain: 'INBOUND_DOMAIN',
  operatorAddress: 'OPERATOR_ADDRESS',
  webOrigin: 'WEB_ORIGIN',
  /** Every function on AWS has it. */
  region: 'AWS_REGION',
  /** JSON, as newsletter-settings.ts reads it; missing where the deployment has no newsletter. */
  newsletter: 'NEWSLETTER',
} as const;

export type EnvKey = keyof typeof ENV;

/** Reads just the named variables; throws a ConfigurationError that lists every missing one. */
export function readEnv<const K extends EnvKey>(
  keys: readonly K[],
  env: NodeJS.ProcessEnv,
): Record<K, string> {
  const shape = Object.fromEntries(keys.map((key) => [ENV[key], z.string().min(1)]));
  const parsed = z.object(shape).safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new ConfigurationError(`Missing environment variables: ${names.join(', ')}`, {
      cause: parsed.error,
    });
  }
  const values: Partial<Record<K, string>> = {};
  for (const key of keys) values[key] = parsed.data[ENV[key]];
  return z.custom<Record<K, string>>().parse(values);
}

/** A variable that a deployment may do without; empty counts as missing. */
export function findEnv(key: EnvKey, env: NodeJS.ProcessEnv): string | undefined {
  return env[ENV[key]] || undefined;
}
