import middy from '@middy/core';
import * as z from 'zod';
import { log } from '../shared/log.ts';
import { createRotationPorts } from './dependencies.ts';
import { rotateTokenKeys } from './rotate-token-keys.ts';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html */
const rotationEventSchema = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string().min(1),
  ClientRequestToken: z.string().min(1),
});

/** Secrets Manager, every 180 days, once for each step of a rotation. */
export const handler = middy<unknown, void>().handler(async (event) => {
  const { Step: step, SecretId: secretId, ClientRequestToken: versionId } = rotationEventSchema.parse(event);
  await rotateTokenKeys(createRotationPorts(secretId), { step, versionId });
  log.info('A step of the key rotation is done', { step });
});
