import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import * as z from 'zod';
import { readBody } from '../http/http-server.ts';
import type { Gate } from '../iam/gate.ts';
import { localArn } from '../local-aws.ts';
import { SecretsRefusal, type SecretVault } from './secret-vault.ts';

const getSchema = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});
const putSchema = z.object({
  SecretId: z.string(),
  ClientRequestToken: z.string().optional(),
  SecretString: z.string(),
  VersionStages: z.array(z.string()).default(['AWSCURRENT']),
});
const describeSchema = z.object({ SecretId: z.string() });
const updateStageSchema = z.object({
  SecretId: z.string(),
  VersionStage: z.string(),
  MoveToVersionId: z.string().optional(),
});

type Action = (vault: SecretVault, input: unknown) => object;

const ACTIONS: Readonly<Record<string, Action>> = {
  GetSecretValue: (vault, input) => {
    const { SecretId, VersionId, VersionStage } = getSchema.parse(input);
    const version = vault.find(SecretId, { versionId: VersionId, stage: VersionStage });
    return {
      ARN: SecretId,
      VersionId: version.versionId,
      SecretString: version.secretString,
      VersionStages: version.stages,
    };
  },
  PutSecretValue: (vault, input) => {
    const { SecretId, ClientRequestToken, SecretString, VersionStages } = putSchema.parse(input);
    const versionId = ClientRequestToken ?? randomUUID();
    vault.put(SecretId, { versionId, secretString: SecretString, stages: VersionStages });
    return { ARN: SecretId, VersionId: versionId, VersionStages };
  },
  DescribeSecret: (vault, input) => {
    const { SecretId } = describeSchema.parse(input);
    const stages = vault.versionsOf(SecretId).map(({ versionId, stages }) => [versionId, stages]);
    return { ARN: SecretId, RotationEnabled: true, VersionIdsToStages: Object.fromEntries(stages) };
  },
  UpdateSecretVersionStage: (vault, input) => {
    const { SecretId, VersionStage, MoveToVersionId } = updateStageSchema.parse(input);
    vault.moveStage(SecretId, VersionStage, MoveToVersionId);
    return { ARN: SecretId };
  },
};

/** Secrets Manager over HTTP (AWS JSON 1.1): reading, and the calls that a rotation makes. */
export function serveSecrets(vault: SecretVault, gate: Gate): RequestListener {
  return (request, response) => {
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    answer(vault, gate, request).then(
      (body) => reply(200, body),
      (error: unknown) => reply(400, describeError(error)),
    );
  };
}

async function answer(vault: SecretVault, gate: Gate, request: IncomingMessage): Promise<object> {
  const name = String(request.headers['x-amz-target']).replace(/^secretsmanager\./, '');
  const action = ACTIONS[name];
  if (action === undefined) {
    throw new SecretsRefusal('InvalidRequestException', `The local Secrets Manager does not know ${name}.`);
  }
  const input: unknown = JSON.parse((await readBody(request)).toString());
  const { SecretId } = describeSchema.parse(input);
  const access = { action: `secretsmanager:${name}`, resource: secretArn(SecretId) };
  const refusal = gate.refuse(request, () => [access]);
  if (refusal !== undefined) throw new SecretsRefusal('AccessDeniedException', refusal);
  return action(vault, input);
}

/** The API takes a secret's name for its ARN, too. */
const secretArn = (secretId: string): string =>
  secretId.startsWith('arn:') ? secretId : localArn('secretsmanager', `secret:${secretId}`);

function describeError(error: unknown): object {
  if (error instanceof SecretsRefusal) return { __type: error.code, message: error.message };
  return { __type: 'InvalidParameterException', message: String(error) };
}
