import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbSignUpCaps } from './adapters/dynamodb-sign-up-caps.ts';
import { createDynamoDbSubscriberStore } from './adapters/dynamodb-subscriber-store.ts';
import { findNewsletterSettings } from './find-newsletter-settings.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { rememberOwners } from './remember-owners.ts';
import type { SendAskedMailPorts } from './send-asked-mail.ts';
import type { SignUpCaps } from './sign-up-caps.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'operatorAddress',
  'webOrigin',
] as const;

interface ConfirmationDependencies {
  readonly ports: SendAskedMailPorts & { readonly caps: SignUpCaps };
  readonly context: NewsletterContext;
}

/**
 * What it takes to write to one reader; undefined where the deployment has no newsletter. `sesTimeoutMs`: how long SES may take to
 * answer. Throws ConfigurationError.
 */
export function createConfirmationDependencies(
  env = process.env,
  sesTimeoutMs?: number,
): ConfirmationDependencies | undefined {
  const newsletter = findNewsletterSettings(env);
  if (newsletter === undefined) return undefined;
  const settings = readEnv(ENV_KEYS, env);
  const { circleTableName, ledgerTableName, audienceTableName, mailDomain, webOrigin } = settings;
  const client = createDocumentClient();
  const clock = systemClock;
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, settings.tokenKeysSecretId, clock);
  return {
    ports: {
      owners: rememberOwners(createDynamoDbOwnerStore(client, circleTableName), clock),
      ledger: createDynamoDbLedger(client, ledgerTableName),
      suppressionList: createDynamoDbSuppressionList(client, audienceTableName, tokenKeys),
      subscribers: createDynamoDbSubscriberStore(client, audienceTableName),
      caps: createDynamoDbSignUpCaps(client, ledgerTableName),
      transport: createSesTransport(createSesClient(sesTimeoutMs), settings.configurationSetName),
      tokenKeys,
      clock,
    },
    context: {
      newsletter,
      operatorAddress: emailAddressSchema.parse(settings.operatorAddress),
      ...{ mailDomain, webOrigin },
    },
  };
}
