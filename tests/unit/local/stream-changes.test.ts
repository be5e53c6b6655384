import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChangeSignal } from '../../../infra/local/change-signal.ts';
import { streamChanges } from '../../../infra/local/http/stream-changes.ts';
import { createDemoWorld } from '../../builders/demo-world.tsx';

/** What a page hears that was asked for so many milliseconds before it began to listen. */
async function listen(changes: ChangeSignal, ageMs: number) {
  const world = {
    ...(await createDemoWorld()),
    onChange: (listener: () => void) => changes.subscribe(listener),
    msSinceChange: () => changes.msSinceRaised,
  };
  const reader = streamChanges(world, ageMs).body?.getReader();
  if (reader === undefined) throw new Error('No stream came');
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toContain('connected');
  return { read, end: () => reader.cancel() };
}

describe('a page that listens', () => {
  afterEach(() => vi.useRealTimers());

  it('hears of what happens, once for a burst', async () => {
    const changes = new ChangeSignal();
    const { read, end } = await listen(changes, 10);
    changes.raise();
    changes.raise();
    expect(await read()).toContain('event: change');
    await end();
  });

  it('hears at once of what happened while it was on its way, and of nothing before', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
    const changes = new ChangeSignal();
    changes.raise();
    vi.advanceTimersByTime(100);
    const { read, end } = await listen(changes, 150);
    vi.advanceTimersByTime(100);
    expect(await read()).toContain('event: change');
    await end();
    const late = await listen(changes, 50);
    let heard = 0;
    const hearing = late.read().then(() => (heard += 1));
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard).toBe(0);
    changes.raise();
    await vi.advanceTimersByTimeAsync(1000);
    await hearing;
    await late.end();
  });
});
