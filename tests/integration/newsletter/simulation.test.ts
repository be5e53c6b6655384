import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { simulateIssue } from '../../simulation/simulate-issue.ts';

const READERS = 600;

let engine: Engine;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());

it('through throttles, time-outs, killed workers, hints and events twice and late, people who leave and a pause: nobody twice, nobody lost', async () => {
  const result = await simulateIssue(engine, { readers: READERS, seed: 1, mailsPerKill: 60 });
  expect(result).toMatchObject({ duplicates: 0, mailedAfterLeaving: 0, sentWhilePaused: 0, unsettled: 0 });
  expect(result.kills).toBeGreaterThan(5);
  const { status, totals } = result.dispatch ?? expect.fail('no issue');
  expect(status).toBe('sent');
  expect(totals).toMatchObject({ planned: READERS, sent: result.accepted, unknown: result.unknown });
  expect((totals?.sent ?? 0) + (totals?.unknown ?? 0) + (totals?.left ?? 0) + (totals?.suppressed ?? 0)).toBe(
    READERS,
  );
});
