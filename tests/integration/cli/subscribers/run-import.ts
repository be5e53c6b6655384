import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { TableNames } from '../../../engines/engine.ts';

const SCRIPT = fileURLToPath(new URL('./import-process.ts', import.meta.url));
/** As `npm run kith` runs: `node --flags … infra/cli/kith.ts`. */
const packageSchema = z.object({ scripts: z.object({ kith: z.string() }) });
const { scripts } = packageSchema.parse(
  JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')),
);
const KITH_FLAGS = scripts.kith.split(' ').slice(1, -1);

const lineSchema = z.object({ kind: z.string(), text: z.string() });

export interface RunImport {
  /** The last line of each kind: `progress`, `result`, `note`, `peak`. */
  readonly said: ReadonlyMap<string, string>;
  readonly signal: string | null;
}

/** Imports a list of subscribers in a process of its own; `shallDie`, asked at each step of progress, kills it without warning. */
export async function runImport(
  { endpoint, tables, file }: { endpoint: string; tables: TableNames; file: string },
  shallDie: (progress: string) => boolean = () => false,
): Promise<RunImport> {
  const { circle, ledger, audience } = tables;
  const child = spawn(process.execPath, [...KITH_FLAGS, SCRIPT, endpoint, circle, ledger, audience, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const { kind, text } = lineSchema.parse(JSON.parse(line));
    said.set(kind, text);
    if (kind === 'progress' && shallDie(text)) child.kill('SIGKILL');
  }
  const [, signal] = z.tuple([z.unknown(), z.string().nullable()]).parse(await exited);
  return { said, signal };
}
