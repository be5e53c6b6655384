import { openLocalCircle } from './open-local-circle.ts';
import { runCommandLine } from './run-command-line.ts';
import { createTerminal } from './terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: createTerminal(process.stdout, process.stderr),
  env: process.env,
  openCircle: openLocalCircle,
  openDeployedCircle: async (stackName) =>
    (await import('./open-deployed-circle.ts')).openDeployedCircle(stackName),
});
