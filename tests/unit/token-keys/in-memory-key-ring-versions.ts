import type { KeyRingVersions } from '../../../functions/token-keys/key-ring-versions.ts';

/** As Secrets Manager keeps them: a version that is not staged as pending is not found as such. */
export function inMemoryKeyRingVersions(firstVersionId: string, firstText: string): KeyRingVersions {
  const texts = new Map([[firstVersionId, firstText]]);
  let current = firstVersionId;
  let pending: string | undefined;
  return {
    async readCurrent() {
      return { versionId: current, text: texts.get(current) ?? '' };
    },
    async findPending(versionId) {
      return versionId === pending ? texts.get(versionId) : undefined;
    },
    async storePending(versionId, text) {
      if (texts.has(versionId)) throw new Error('ResourceExistsException');
      texts.set(versionId, text);
      pending = versionId;
    },
    async makeCurrent(versionId, insteadOfVersionId) {
      if (insteadOfVersionId !== current || !texts.has(versionId)) throw new Error('InvalidRequestException');
      current = versionId;
    },
  };
}
