import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const BIOME = join(ROOT, 'node_modules/.bin/biome');
const SHARED_CONFIGURATION = ['biome.json', '.gitignore', 'infra/lint/no-type-assertion.grit'];

const kernel = ['functions/circle', 'functions/delivery', 'functions/token-keys'];
const notices = 'functions/notices';
const capabilities = ['functions/nudges', 'functions/check-ins', 'functions/giving', 'functions/newsletter'];
const entryPoints = ['functions/inbound', 'functions/web'];
const notDeployed = ['infra/local', 'infra/cli', 'tests/builders'];
const folders = [
  'functions/shared',
  ...kernel,
  notices,
  ...capabilities,
  ...entryPoints,
  'infra/constructs',
  ...notDeployed,
];
const belowCapabilities = ['functions/shared', ...kernel, notices, 'emails'];

/** What each folder may import, besides itself. `emails` may be left out by whoever does not write mail. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  emails: [],
  'functions/shared': [],
  ...Object.fromEntries(kernel.map((folder) => [folder, ['functions/shared']])),
  [notices]: ['functions/shared', ...kernel, 'emails'],
  ...Object.fromEntries(capabilities.map((folder) => [folder, belowCapabilities])),
  ...Object.fromEntries(entryPoints.map((folder) => [folder, [...belowCapabilities, ...capabilities]])),
  'infra/constructs': ['functions/shared', ...kernel, notices, ...capabilities, ...entryPoints],
};

/** Every way in which one module can name another. */
const importsOf = (module: string) => ({
  static: `import { thing } from '${module}';\nexport const other = thing;\n`,
  type: `import type { Thing } from '${module}';\nexport type Other = Thing;\n`,
  're-export': `export { thing } from '${module}';\n`,
  dynamic: `export const load = () => import('${module}');\n`,
});

describe('the layers', () => {
  const violations = importCases((from, to) => !(allowed[from] ?? []).includes(to));
  const rightUses = importCases((from, to) => (allowed[from] ?? []).includes(to));
  let refused = new Set<string>();
  beforeAll(() => {
    refused = lint([...violations, ...rightUses], 'lint/style/noRestrictedImports');
  });

  it.each(Object.keys(allowed))(
    '%s refuses every import against the grain, however it is written',
    (from) => {
      const cases = violations.filter((file) => file.from === from);
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.map(({ path }) => path).filter((path) => !refused.has(path))).toEqual([]);
    },
  );

  it('let through what goes with the grain', () => {
    expect(rightUses.length).toBeGreaterThan(0);
    expect(rightUses.map(({ path }) => path).filter((path) => refused.has(path))).toEqual([]);
  });
});

describe('dependencies.ts of a capability', () => {
  it('may compose what another capability offers, but nothing of an entry point', () => {
    const others = [...capabilities, ...entryPoints, ...notDeployed];
    const text = others.map((folder) => `export * from '../../${folder}/thing.ts';\n`).join('');
    const file = { path: 'functions/nudges/dependencies.ts', text };
    const refused = findingsIn([file], 'lint/style/noRestrictedImports').map(
      ({ start }) => others[start.line - 1],
    );
    expect(refused).toEqual([...entryPoints, ...notDeployed]);
  });
});

describe('type assertions', () => {
  const cases = {
    'value as string': 'export const read = (value: unknown) => value as string;\n',
    'value as unknown as string': 'export const read = (value: number) => value as unknown as string;\n',
    'as const, then as something else':
      "export const pair: readonly string[] = ['a'] as const as readonly string[];\n",
    'as const': "export const pair = ['a', 'b'] as const;\n",
    'import as': "import { join as joinPath } from 'node:path';\nexport const path = joinPath('a');\n",
    satisfies: 'export const one = 1 satisfies number;\n',
  };
  const files = Object.values(cases).map((text, place) => ({
    path: `functions/shared/case-${place}.ts`,
    text,
  }));
  let refused = new Set<string>();
  beforeAll(() => {
    refused = lint(files, 'plugin');
  });
  const isRefused = (name: string) =>
    refused.has(`functions/shared/case-${Object.keys(cases).indexOf(name)}.ts`);

  it.each(['value as string', 'value as unknown as string', 'as const, then as something else'])(
    '%s is refused',
    (name) => expect(isRefused(name)).toBe(true),
  );

  it.each(['as const', 'import as', 'satisfies'])('%s is let through', (name) =>
    expect(isRefused(name)).toBe(false),
  );
});

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function importCases(wanted: (from: string, to: string) => boolean): (SourceFile & { from: string })[] {
  return Object.keys(allowed).flatMap((from) =>
    [...folders, 'emails']
      .filter((to) => to !== from && !isUnruled(from, to) && wanted(from, to))
      .flatMap((to) => {
        const up = '../'.repeat(from.split('/').length);
        return Object.entries(importsOf(`${up}${to}/thing.ts`)).map(([way, text]) => ({
          from,
          path: `${from}/${way}-${to.replaceAll('/', '-')}.ts`,
          text,
        }));
      }),
  );
}

/** The kernel has no rule about emails, nor the constructs: nothing is gained by one. */
function isUnruled(from: string, to: string): boolean {
  return to === 'emails' && (kernel.includes(from) || from === 'infra/constructs');
}

const locationSchema = z.object({ path: z.string(), start: z.object({ line: z.int() }) });
const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: locationSchema })),
});

/** The files in which Biome finds that category. */
const lint = (files: readonly SourceFile[], category: string): Set<string> =>
  new Set(findingsIn(files, category).map(({ path }) => path));

/** Where Biome, with the configuration of this repository, finds that category. */
function findingsIn(files: readonly SourceFile[], category: string): z.infer<typeof locationSchema>[] {
  const folder = mkdtempSync(join(tmpdir(), 'kith-boundaries-'));
  for (const path of SHARED_CONFIGURATION) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(ROOT, path), join(folder, path));
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const run = spawnSync(BIOME, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  rmSync(folder, { recursive: true });
  const { diagnostics } = reportSchema.parse(JSON.parse(run.stdout));
  return diagnostics.filter((found) => found.category === category).map(({ location }) => location);
}
