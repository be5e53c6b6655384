import { execFileSync } from 'node:child_process';
import { vi } from 'vitest';
import { openDeployedCircle } from '../../infra/cli/open-deployed-circle.ts';
import { runCommandLine } from '../../infra/cli/run-command-line.ts';

/** What a command left behind, whether it ran in a process of its own or here. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A line like `npm run kith -- --stack Kith due` on what is deployed, in a folder and with the environment of a shell. In this process,
 * since a start of its own takes ten times as long as what most commands do.
 */
export async function runKithHere(
  line: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const before = process.cwd();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  process.chdir(folder);
  try {
    const status = await runCommandLine(wordsOf(line), {
      terminal: {
        print: (text) => {
          said.stdout += `${text}\n`;
        },
        note: (text) => {
          said.stderr += `${text}\n`;
        },
        progress: () => {},
        endProgress: () => {},
      },
      env: process.env,
      openCircle: () => Promise.reject(new Error('The line is not about a stack.')),
      openDeployedCircle,
    });
    return { status, ...said };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
  }
}

/** As the shell takes them apart. */
function wordsOf(line: string): readonly string[] {
  const args = line.replace(/^npm run (?:-s )?kith -- /, '');
  return execFileSync('sh', ['-c', `printf '%s\\0' ${args}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}
