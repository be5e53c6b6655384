import { addKey, parseKeyRing } from './domain/key-ring.ts';
import { UnusableKeyRingError } from './errors.ts';
import type { KeyRingVersions } from './key-ring-versions.ts';

export type RotationStep = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';

interface RotationPorts {
  readonly versions: KeyRingVersions;
  readonly newSecret: () => string;
}

interface RotationInput {
  readonly step: RotationStep;
  /** One for a whole rotation (its ClientRequestToken): a step that is tried again finds what it did before. */
  readonly versionId: string;
}

/** One of the four steps in which Secrets Manager rotates a secret. Each may be repeated. */
export async function rotateTokenKeys(
  ports: RotationPorts,
  { step, versionId }: RotationInput,
): Promise<void> {
  switch (step) {
    case 'createSecret':
      return createPending(ports, versionId);
    case 'setSecret':
      return; // the keys are known to nobody but Kith
    case 'testSecret':
      return testPending(ports.versions, versionId);
    case 'finishSecret':
      return finish(ports.versions, versionId);
  }
}

async function createPending({ versions, newSecret }: RotationPorts, versionId: string): Promise<void> {
  if ((await versions.findPending(versionId)) !== undefined) return;
  const { text } = await versions.readCurrent();
  await versions.storePending(versionId, JSON.stringify(addKey(parseKeyRing(text), newSecret())));
}

/** Secrets Manager tries a new rotation by this step alone, on a copy of the current version that it makes and removes. */
async function testPending(versions: KeyRingVersions, versionId: string): Promise<void> {
  const pendingText = await versions.findPending(versionId);
  const { text: currentText } = await versions.readCurrent();
  if (pendingText === undefined || pendingText === currentText) return;
  refuseUnlessKept(pendingText, currentText);
}

async function finish(versions: KeyRingVersions, versionId: string): Promise<void> {
  const current = await versions.readCurrent();
  if (current.versionId === versionId) return;
  const pendingText = await versions.findPending(versionId);
  if (pendingText === undefined) throw new UnusableKeyRingError('There is no pending version to finish');
  refuseUnlessKept(pendingText, current.text);
  await versions.makeCurrent(versionId, current.versionId);
}

function refuseUnlessKept(pendingText: string, currentText: string): void {
  const pending = parseKeyRing(pendingText);
  const current = parseKeyRing(currentText);
  if (pending.previousId === current.currentId && pending.previous === current.current) return;
  throw new UnusableKeyRingError('The pending version does not keep the current key');
}
