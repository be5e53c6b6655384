import { describe, expect, it } from 'vitest';
import { rememberOwners } from '../../../functions/newsletter/remember-owners.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildOwner } from '../../builders/owner.ts';

describe('owners that are remembered', () => {
  it('are read once a minute', async () => {
    const clock = fixedClock();
    let reads = 0;
    const owners = rememberOwners(
      {
        async listOwners() {
          reads += 1;
          return [buildOwner()];
        },
      },
      clock,
    );
    await owners.listOwners();
    expect(await owners.listOwners()).toEqual([buildOwner()]);
    expect(reads).toBe(1);
    clock.setTo(clock.now().add({ minutes: 1 }).toString({ smallestUnit: 'millisecond' }));
    await owners.listOwners();
    expect(reads).toBe(2);
  });

  it('are read again when reading them failed', async () => {
    let reads = 0;
    const owners = rememberOwners(
      {
        async listOwners() {
          reads += 1;
          if (reads === 1) throw new Error('the table is away');
          return [buildOwner()];
        },
      },
      fixedClock(),
    );
    await expect(owners.listOwners()).rejects.toThrow('the table is away');
    expect(await owners.listOwners()).toHaveLength(1);
  });
});
