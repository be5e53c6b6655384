import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENV } from '../../functions/shared/env.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { readSettings } from '../../infra/settings.ts';
import { formatSpread, spreadOf } from './spread.ts';

const RUNS = 7;
/** A handler reads its variables while it is imported. */
const FUNCTION_ENV = {
  PATH: process.env['PATH'],
  AWS_REGION: 'us-east-1',
  ...Object.fromEntries(Object.values(ENV).map((name) => [name, 'kith.example'])),
  [ENV.operatorAddress]: 'bench@kith.example',
  [ENV.newsletter]: JSON.stringify((await readSettings()).settings.newsletter),
};
const IMPORT_SCRIPT =
  'const before = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - before))';

/** Size of each deployable bundle, and the time that a fresh Node process needs to import it. */
export async function benchBundles(): Promise<void> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'kith-bench-'));
  try {
    await bundleFunctions({ outDir });
    console.log(`bundles: minified size and cold import, a fresh process each, ${RUNS} runs`);
    for (const name of readdirSync(outDir).toSorted())
      reportBundle(name, path.join(outDir, name, 'index.mjs'));
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

function reportBundle(name: string, file: string): void {
  const kilobytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (kilobytes === undefined) return;
  const milliseconds = Array.from({ length: RUNS }, () => coldImportMilliseconds(file));
  console.log(
    `  ${name.padEnd(22)} ${(kilobytes / 1024).toFixed(0).padStart(5)} KiB  ${formatSpread(spreadOf(milliseconds), 'ms')}`,
  );
}

function coldImportMilliseconds(file: string): number {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', IMPORT_SCRIPT, file], {
    encoding: 'utf8',
    env: FUNCTION_ENV,
  });
  return Number(output);
}
