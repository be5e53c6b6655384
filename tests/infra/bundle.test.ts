import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueFiles } from '../../functions/newsletter/adapters/issue-files.ts';
import { bundleFunctions, findHandlers } from '../../infra/bundle.ts';
import { demoKith, FUNCTIONS_DIR, temporaryFolder } from './synthesised-kith.ts';
import { functionsIn } from './template.ts';

const run = promisify(execFile);

/** Starts a bundle as Lambda does, in a process of its own, and evaluates an expression on what it exports. */
async function evaluate(
  bundle: string,
  expression: string,
  env: Record<string, string> = {},
): Promise<string> {
  const script = `const bundle = await import(${JSON.stringify(pathToFileURL(bundle).href)}); console.log(${expression});`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env });
  return stdout.trim();
}

/** Bundles handlers written for the occasion. */
async function bundleSources(sources: Readonly<Record<string, string>>) {
  const functionsDir = temporaryFolder();
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(join(functionsDir, path, '..'), { recursive: true });
    writeFileSync(join(functionsDir, path), text);
  }
  const outDir = temporaryFolder();
  await bundleFunctions({ functionsDir, outDir });
  return { functionsDir, outDir };
}

describe('the bundles of Kith', () => {
  let outDir: string;
  let metafile: Awaited<ReturnType<typeof bundleFunctions>>;

  beforeAll(async () => {
    outDir = mkdtempSync(join(tmpdir(), 'kith-bundles-'));
    metafile = await bundleFunctions({ outDir });
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('are whole: what they import is part of Node, or never reached', () => {
    const { outputs } = metafile;
    const imports = Object.values(outputs).flatMap((output) =>
      output.imports.filter(({ external }) => external),
    );
    const foreign = imports.filter(({ path }) => !isBuiltin(path));
    expect(imports.length).toBeGreaterThan(0);
    expect(foreign.filter(({ kind }) => kind !== 'dynamic-import')).toEqual([]);
    for (const { path } of foreign) expect(path).toMatch(/^(prettier|@aws-sdk\/credential-provider-)/);
  });

  it('start with just the variables that the stack gives to each', async () => {
    const { app, template } = await demoKith();
    const starts = [...functionsIn(template, app.outdir)].map(async ([name, { environment }]) => {
      const values = Object.entries(environment).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : 'https://deployed.example',
      ]);
      const env = { ...Object.fromEntries(values), AWS_REGION: 'eu-west-1' };
      return [name, await evaluate(join(outDir, name, 'index.mjs'), 'typeof bundle.handler', env)];
    });
    const names = [...(await findHandlers(FUNCTIONS_DIR)).keys()];
    expect(Object.fromEntries(await Promise.all(starts))).toEqual(
      Object.fromEntries(names.map((name) => [name, 'function'])),
    );
  });

  it('hold the words of the issues where they are sent, since a Lambda has no folder of them', () => {
    const bundle = readFileSync(join(outDir, 'send-due-issues/index.mjs'), 'utf8');
    for (const { fileName } of issueFiles) expect(bundle).toContain(fileName);
    expect(bundle).not.toContain('emails/issues');
  });
});

describe('bundling', () => {
  it('finds a handler wherever it is, and names the bundle after it', async () => {
    const { outDir } = await bundleSources({
      'a/one.handler.ts': 'export const handler = () => 1;',
      'b/deep/two.handler.ts': 'export const handler = () => 2;',
      'b/not-a-handler.ts': 'export const handler = () => 3;',
    });
    expect(await evaluate(join(outDir, 'one/index.mjs'), 'bundle.handler()')).toBe('1');
    expect(await evaluate(join(outDir, 'two/index.mjs'), 'bundle.handler()')).toBe('2');
    expect(existsSync(join(outDir, 'not-a-handler'))).toBe(false);
  });

  it('refuses two handlers of one name', async () => {
    const handler = 'export const handler = () => 1;';
    const bundled = bundleSources({ 'a/one.handler.ts': handler, 'b/one.handler.ts': handler });
    await expect(bundled).rejects.toThrow(/Two handlers are called one: .*one\.handler\.ts/);
  });

  it('removes the bundles of functions that are gone', async () => {
    const { functionsDir, outDir } = await bundleSources({
      'one.handler.ts': 'export const handler = () => 1;',
    });
    mkdirSync(join(outDir, 'gone'));
    await bundleFunctions({ functionsDir, outDir });
    expect(existsSync(join(outDir, 'gone'))).toBe(false);
    expect(existsSync(join(outDir, 'one/index.mjs'))).toBe(true);
  });

  it('keeps the names of errors', async () => {
    const { outDir } = await bundleSources({
      'one.handler.ts': `
        class LostLetterError extends Error {
          constructor() { super(); this.name = new.target.name; }
        }
        export const handler = () => new LostLetterError().name;`,
    });
    expect(await evaluate(join(outDir, 'one/index.mjs'), 'bundle.handler()')).toBe('LostLetterError');
  });

  it('lets CommonJS require parts of Node, and loads those that come by import', async () => {
    const { outDir } = await bundleSources({
      'old.cjs': "module.exports = require('path').posix.sep;",
      'one.handler.ts': `
        import separator from './old.cjs';
        import { createHash } from 'node:crypto';
        import * as http from 'http';
        export const handler = () => [separator, typeof createHash, typeof http.request].join();`,
    });
    expect(await evaluate(join(outDir, 'one/index.mjs'), 'bundle.handler()')).toBe('/,function,function');
  });

  it('makes bundles for production', async () => {
    const { outDir } = await bundleSources({
      'one.handler.ts': 'export const handler = () => process.env.NODE_ENV;',
    });
    expect(await evaluate(join(outDir, 'one/index.mjs'), 'bundle.handler()')).toBe('production');
  });
});
