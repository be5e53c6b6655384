import { openLocalCircle } from '../../infra/cli/open-local-circle.ts';
import { runCommandLine } from '../../infra/cli/run-command-line.ts';
import type { DemoJourney } from './demo-journey.ts';

/** Runs commands on a running demo; gives what they say to whoever typed them. */
export function kithFor({ dataDir }: Pick<DemoJourney, 'dataDir'>): (...args: string[]) => Promise<string> {
  return async (...args) => {
    const said: string[] = [];
    const say = (text: string) => {
      said.push(text);
    };
    await runCommandLine([...args, '--data', dataDir], {
      terminal: { print: say, note: say, progress: () => {}, endProgress: () => {} },
      env: {},
      openCircle: openLocalCircle,
      openDeployedCircle: () => Promise.reject(new Error('not here')),
    });
    return said.join('\n');
  };
}
