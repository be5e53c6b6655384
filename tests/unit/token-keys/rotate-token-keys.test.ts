import { describe, expect, it } from 'vitest';
import { parseKeyRing } from '../../../functions/token-keys/domain/key-ring.ts';
import { UnusableKeyRingError } from '../../../functions/token-keys/errors.ts';
import { type RotationStep, rotateTokenKeys } from '../../../functions/token-keys/rotate-token-keys.ts';
import { inMemoryKeyRingVersions } from './in-memory-key-ring-versions.ts';

const STEPS: readonly RotationStep[] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const firstText = JSON.stringify({ currentId: 'a', current: 'A'.repeat(64) });

function startRotation() {
  const versions = inMemoryKeyRingVersions('v1', firstText);
  let made = 0;
  const newSecret = () => `${++made}`.padStart(43, 'x');
  const run = (step: RotationStep, versionId: string) =>
    rotateTokenKeys({ versions, newSecret }, { step, versionId });
  const currentRing = async () => parseKeyRing((await versions.readCurrent()).text);
  return { versions, run, currentRing };
}

describe('a rotation', () => {
  it('makes a new current key and keeps the one before', async () => {
    const { run, currentRing } = startRotation();
    for (const step of STEPS) await run(step, 'v2');
    expect(await currentRing()).toMatchObject({ currentId: 'b', previousId: 'a', previous: 'A'.repeat(64) });
  });

  it('changes nothing that is in use before its last step', async () => {
    const { run, currentRing } = startRotation();
    for (const step of STEPS.slice(0, -1)) await run(step, 'v2');
    expect(await currentRing()).toMatchObject({ currentId: 'a' });
  });

  it('makes one key, however often each step is tried', async () => {
    const { run, currentRing } = startRotation();
    for (const step of STEPS) {
      await run(step, 'v2');
      await run(step, 'v2');
    }
    expect(await currentRing()).toMatchObject({
      currentId: 'b',
      current: '1'.padStart(43, 'x'),
      previousId: 'a',
    });
  });

  it('that was abandoned does not stand in the way of the next one', async () => {
    const { run, currentRing } = startRotation();
    await run('createSecret', 'abandoned');
    for (const step of STEPS) await run(step, 'v2');
    expect(await currentRing()).toMatchObject({ currentId: 'b', previousId: 'a' });
  });

  it.each(['testSecret', 'finishSecret'] as const)(
    'stops at %s before it would cut off the key that is in use',
    async (step) => {
      const { versions, run, currentRing } = startRotation();
      const stranger = { currentId: 'd', current: 'D'.repeat(64), previousId: 'c', previous: 'C'.repeat(64) };
      await versions.storePending('v2', JSON.stringify(stranger));
      await expect(run(step, 'v2')).rejects.toBeInstanceOf(UnusableKeyRingError);
      expect(await currentRing()).toMatchObject({ currentId: 'a' });
    },
  );

  it('has nothing to finish before it made a version, or on a copy of the current one', async () => {
    const { versions, run } = startRotation();
    await expect(run('finishSecret', 'v2')).rejects.toBeInstanceOf(UnusableKeyRingError);
    await versions.storePending('v2', firstText);
    await expect(run('finishSecret', 'v2')).rejects.toBeInstanceOf(UnusableKeyRingError);
  });
});

describe('the trial that Secrets Manager makes at a deployment: the step testSecret alone', () => {
  it('passes on its copy of the current version', async () => {
    const { versions, run, currentRing } = startRotation();
    await versions.storePending('trial', firstText);
    await run('testSecret', 'trial');
    expect(await currentRing()).toMatchObject({ currentId: 'a' });
  });

  it('passes where it made no version', async () => {
    const { run } = startRotation();
    await expect(run('testSecret', 'trial')).resolves.toBeUndefined();
  });
});
