import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import * as z from 'zod';
import { type Runtime, readRuntimeFile } from '../../infra/local/data/runtime-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const { start } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).scripts;

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
export async function startCommand(dataDir: string, ...flags: readonly string[]): Promise<StartedCommand> {
  const { child, output } = spawnStart('--data', dataDir, '--port', '0', '--smtp-port', '0', ...flags);
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
      const [exitCode] = await once(child, 'exit');
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

/** By a shell, as npm does, which hands a signal on to the shell alone: the system must have taken its place. */
function spawnStart(...flags: readonly string[]): { child: ChildProcess; output: () => string } {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH };
  const child = spawn('sh', ['-c', `${start} "$@"`, 'sh', ...flags], { cwd: ROOT, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { child, output: () => text };
}
