import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Runtime, readRuntimeFile } from '../../infra/local/data/runtime-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = ['--import', 'tsx', 'infra/local/start.ts'];

interface Spawned {
  readonly child: ChildProcess;
  readonly output: () => string;
}

interface Ending {
  readonly exitCode: number | null;
  readonly output: string;
}

export interface StartedCommand {
  readonly runtime: Runtime;
  readonly output: () => string;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
}

/** `npm start` as the person at the keyboard runs it, on free ports; resolves once it says that it is ready. */
export const startCommand = (dataDir: string, ...flags: readonly string[]): Promise<StartedCommand> =>
  whenReady(dataDir, spawnStart(...onFreePorts(dataDir), ...flags));

/** The same with npm’s shell between, which a signal ends. */
export const startByShell = (dataDir: string): Promise<StartedCommand> =>
  whenReady(dataDir, spawnByShell(...onFreePorts(dataDir)));

const onFreePorts = (dataDir: string) => ['--data', dataDir, '--port', '0', '--smtp-port', '0'];

async function whenReady(dataDir: string, { child, output }: Spawned): Promise<StartedCommand> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => output().includes('Ctrl-C') && resolve());
    child.once('exit', () => reject(new Error(output())));
  });
  const runtime = readRuntimeFile(dataDir);
  if (runtime === undefined) throw new Error('The command is ready but left no runtime.json.');
  return {
    runtime,
    output,
    end: async (signal) => {
      child.kill(signal);
      const [exitCode] = await once(child, 'close'); // nobody holds its output any more
      return { exitCode, output: output() };
    },
  };
}

/** For a start that is to fail. */
export async function failToStart(...flags: readonly string[]): Promise<Ending> {
  const { child, output } = spawnStart(...flags);
  const [exitCode] = await once(child, 'close');
  return { exitCode, output: output() };
}

function spawnStart(...flags: readonly string[]): Spawned {
  return watch(spawn(process.execPath, [...COMMAND, ...flags], { cwd: ROOT }));
}

/** By a shell, as npm runs it, which hands a signal on to the shell alone. */
function spawnByShell(...flags: readonly string[]): Spawned {
  const words = [process.execPath, ...COMMAND, ...flags].map((word) => `'${word}'`).join(' ');
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  return watch(spawn('sh', ['-c', `${words}; exit $?`], { cwd: ROOT, env }));
}

function watch(child: ChildProcess): Spawned {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { child, output: () => text };
}
