import { log } from '../../functions/shared/log.ts';
import { startDynalite } from '../engines/engine.ts';
import { simulateIssue } from './simulate-issue.ts';

/** `npm run simulate [-- READERS [SEED]]`: one issue to 100,000 readers through all that can go wrong. */
const [readers = 100_000, seed = 1] = process.argv.slice(2).map(Number);
log.setLogLevel('CRITICAL');
const engine = await startDynalite();
try {
  const { dispatch, ...figures } = await simulateIssue(engine, {
    ...{ readers, seed, mailsPerKill: 1_000 },
    onProgress: (accepted) => process.stderr.write(`\r${accepted} of ${readers}`),
  });
  process.stdout.write(`\n${JSON.stringify({ ...figures, totals: dispatch?.totals }, null, 2)}\n`);
  const isFaultless = figures.duplicates + figures.mailedAfterLeaving + figures.unsettled === 0;
  if (!isFaultless || dispatch?.totals?.planned !== readers) process.exitCode = 1;
} finally {
  await engine.close();
}
