import { randomInt, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type KeptState, keepState } from '../data/kept-state.ts';
import type { GenerateSecret, PlannedSecret } from '../template/local-plan.ts';

const versionSchema = z.object({
  versionId: z.string(),
  secretString: z.string(),
  stages: z.array(z.string()),
});
const vaultSchema = z.record(z.string(), z.array(versionSchema));

export type SecretVersion = z.infer<typeof versionSchema>;

/** An error of Secrets Manager, under the name that the SDK gives it. */
export class SecretsRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** Secrets with their versions and stages, kept in one file. */
export class SecretVault {
  readonly #state: KeptState<z.infer<typeof vaultSchema>>;
  readonly #secrets: z.infer<typeof vaultSchema>;

  constructor(path: string) {
    this.#state = keepState(path, vaultSchema);
    this.#secrets = this.#state.read() ?? {};
  }

  /** Does nothing to a secret that exists: its value outlives restarts. */
  createMissing(secrets: readonly PlannedSecret[]): void {
    for (const { arn, value } of secrets) {
      const secretString = 'fixed' in value ? value.fixed : generateSecretString(value.generate);
      this.#secrets[arn] ??= [{ versionId: randomUUID(), secretString, stages: [CURRENT] }];
    }
    this.#save();
  }

  versionsOf(secretId: string): readonly SecretVersion[] {
    const versions = this.#secrets[secretId];
    if (versions === undefined) {
      throw new SecretsRefusal(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    }
    return versions;
  }

  find(secretId: string, by: { versionId?: string | undefined; stage: string | undefined }): SecretVersion {
    const stage = by.stage ?? (by.versionId === undefined ? CURRENT : undefined);
    const found = this.versionsOf(secretId).find(
      (version) =>
        (by.versionId === undefined || version.versionId === by.versionId) &&
        (stage === undefined || version.stages.includes(stage)),
    );
    if (found !== undefined) return found;
    throw new SecretsRefusal(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${stage ?? by.versionId}.`,
    );
  }

  put(secretId: string, version: SecretVersion): void {
    const existing = this.versionsOf(secretId).find(({ versionId }) => versionId === version.versionId);
    if (existing !== undefined && existing.secretString !== version.secretString) {
      throw new SecretsRefusal('ResourceExistsException', 'This version exists with another value.');
    }
    if (existing === undefined) this.#secrets[secretId]?.push({ ...version, stages: [] });
    for (const stage of version.stages) this.moveStage(secretId, stage, version.versionId);
    this.#save();
  }

  /** Whatever version had the stage loses it; the one that was current becomes the previous one. */
  moveStage(secretId: string, stage: string, toVersionId: string | undefined): void {
    const versions = this.versionsOf(secretId);
    const from = versions.find((version) => version.stages.includes(stage));
    if (from?.versionId === toVersionId) return;
    if (stage === CURRENT && from !== undefined) this.moveStage(secretId, PREVIOUS, from.versionId);
    for (const version of versions) {
      version.stages = version.stages.filter((name) => name !== stage);
      if (version.versionId === toVersionId) version.stages.push(stage);
    }
    this.#save();
  }

  #save(): void {
    this.#state.write(this.#secrets);
  }
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** As CloudFormation's GenerateSecretString does it. */
function generateSecretString(rules: GenerateSecret): string {
  const characters = [...LETTERS_AND_DIGITS, ...(rules.excludePunctuation ? '' : PUNCTUATION)].filter(
    (character) => !rules.excludeCharacters.includes(character),
  );
  const text = Array.from({ length: rules.length }, () => characters[randomInt(characters.length)]).join('');
  if (rules.template === undefined) return text;
  const json = z.record(z.string(), z.unknown()).parse(JSON.parse(rules.template.json));
  return JSON.stringify({ ...json, [rules.template.key]: text });
}
