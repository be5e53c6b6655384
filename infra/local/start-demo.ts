import { resolve } from 'node:path';
import { DEMO_START } from './demo/demo-moments.ts';
import { loadDemo } from './demo/load-demo.ts';
import { buildDeployment } from './deployment/deployment.ts';
import { type LocalSystem, type LocalSystemOptions, startLocalSystem } from './local-system.ts';

/** The clock starts a little early, so that the first morning's brief goes out by the schedule, as every later one. */
const BEFORE_THE_FIRST_BRIEF = { minutes: 35 };

type DemoOptions = Omit<LocalSystemOptions, 'startAt' | 'deployment' | 'firstTime'> &
  Partial<Pick<LocalSystemOptions, 'deployment'>>;

/** The whole system; in a new folder with the demo circle, at half past seven on the first Monday, its mail delivered. */
export async function startDemo(options: DemoOptions): Promise<LocalSystem> {
  const system = await startLocalSystem({
    deployment: () => buildDeployment(resolve(options.dataDir, 'cdk.out')),
    ...options,
    startAt: DEMO_START.subtract(BEFORE_THE_FIRST_BRIEF).toInstant(),
    firstTime: loadDemo,
  });
  const firstMorning = DEMO_START.toInstant();
  if (system.world.now().epochMilliseconds < firstMorning.epochMilliseconds) {
    await system.world.moveClockTo(firstMorning);
  }
  return system;
}
