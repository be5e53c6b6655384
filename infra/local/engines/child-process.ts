import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningChild {
  /** The first line that the child printed. */
  readonly firstLine: string;
  /** Asks the child to finish, by closing its stdin. */
  stop(): Promise<void>;
  /** Resolves when the child is gone, asked or not. */
  readonly gone: Promise<void>;
}

/**
 * Runs a Node script in a process of its own. Every such script must end when its stdin closes: the kernel closes it
 * even when this process is killed without warning, so nothing is left behind.
 * Rejects with the last line of the child's errors when it ends before it printed a line.
 */
export async function startChild(nodeArguments: readonly string[]): Promise<RunningChild> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeArguments], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A Ctrl-C in the terminal reaches the whole group; only the parent decides when the child ends.
    detached: true,
  });
  const errors = collectErrors(child);
  const gone = once(child, 'close').then(() => undefined);
  const firstLine = await Promise.race([
    readFirstLine(child),
    gone.then(() => {
      throw new Error(errors());
    }),
  ]);
  return {
    firstLine,
    gone,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}

async function readFirstLine(child: { stdout: NodeJS.ReadableStream }): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  return await new Promise((resolve) => lines.once('line', resolve));
}

function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text.trim() || `A part of Kith ended unexpectedly (exit code ${child.exitCode}).`;
}
