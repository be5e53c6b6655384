import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningChild {
  /** The first line that the child printed. */
  readonly firstLine: string;
  /** Writes a line to the child's stdin; resolves with the next line that it prints. One question at a time. */
  ask(line: string): Promise<string>;
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
  const lines = createInterface({ input: child.stdout });
  const nextLine = async (): Promise<string> =>
    await Promise.race([
      new Promise<string>((resolve) => lines.once('line', resolve)),
      gone.then(() => {
        throw new Error(errors());
      }),
    ]);
  return {
    firstLine: await nextLine(),
    gone,
    ask: async (line) => {
      const answer = nextLine();
      child.stdin.write(`${line}\n`);
      return await answer;
    },
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}

function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text.trim() || `A part of Kith ended unexpectedly (exit code ${child.exitCode}).`;
}
