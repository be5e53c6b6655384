import { glob, readdir, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { issueFiles } from '../functions/newsletter/adapters/issue-files.ts';
import { readIssueFile } from '../functions/newsletter/domain/issue-file.ts';

const ROOT = resolve(import.meta.dirname, '..');
const HANDLER_SUFFIX = '.handler.ts';

export const BUNDLES_FOLDER = join(ROOT, 'dist/functions');

/** Dynamic imports that no Lambda ever reaches: credentials come from its environment, and mail is not pretty-printed. */
const NEVER_REACHED = [
  'prettier',
  'prettier/*',
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
];

const CHARSETS = join(ROOT, 'functions/inbound/adapters/charsets');

/** Packages of tables that Node has built in, and what stands in for them: 570 KB less. */
export const STAND_INS = {
  'iconv-lite': join(CHARSETS, 'iconv-lite.ts'),
  'encoding-japanese': join(CHARSETS, 'encoding-japanese.ts'),
} as const;

/** React's entry holds two renderers; mails and pages use `renderToStaticMarkup` of the smaller one: 110 KB less. */
const ONE_RENDERER = {
  'react-dom/server': join(ROOT, 'node_modules/react-dom/cjs/react-dom-server-legacy.node.production.js'),
} as const;

/** An ES module has no `require` by itself. */
const BANNER =
  "import{createRequire as createRequireForCommonJs}from'node:module';const require=createRequireForCommonJs(import.meta.url);";

/**
 * Built-ins come by `require`. An `import` of one reads all its exports at once, and among those of `node:http` and
 * `node:crypto` are some that load half of Node: a third of a cold start, for nothing.
 */
const requireBuiltins: Plugin = {
  name: 'require-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z]/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined;
      return kind === 'require-call' ? { path, external: true } : { path, namespace: 'built-in' };
    });
    onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
  },
};

/**
 * The issues of the newsletter go into the bundle as the texts that they are now: a Lambda has no folder of them. One that
 * cannot be read stops the deployment, and not the newsletter on its day.
 */
const issuesAsTheyAre: Plugin = {
  name: 'issues-as-they-are',
  setup({ onLoad }) {
    for (const file of issueFiles) readIssueFile(file);
    onLoad({ filter: /[\\/]newsletter[\\/]adapters[\\/]issue-files\.ts$/ }, () => ({
      contents: `export const issueFiles = ${JSON.stringify(issueFiles)};`,
    }));
  },
};

interface BundleOptions {
  /** One folder a function is written here, each with an `index.mjs`; folders of functions that are gone are removed. */
  readonly outDir?: string;
  /** Where the handlers are looked for. */
  readonly functionsDir?: string;
}

/** Bundles every `*.handler.ts`, all in one build. The metafile tells what each bundle is made of. */
export async function bundleFunctions(options: BundleOptions = {}): Promise<Metafile> {
  const outDir = options.outDir ?? BUNDLES_FOLDER;
  const handlers = await findHandlers(options.functionsDir ?? join(ROOT, 'functions'));
  const { metafile } = await build({
    entryPoints: Object.fromEntries([...handlers].map(([name, path]) => [`${name}/index`, path])),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true, // an error's name is its class's name, in logs and in what callers match on
    legalComments: 'none',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: BANNER },
    external: NEVER_REACHED,
    alias: { ...STAND_INS, ...ONE_RENDERER },
    plugins: [requireBuiltins, issuesAsTheyAre],
    metafile: true,
    logLevel: 'warning',
  });
  await removeStaleFolders(outDir, handlers);
  return metafile;
}

/** Function name → path of its handler. Throws when two handlers share a name, since one bundle would hide the other. */
export async function findHandlers(functionsDir: string): Promise<Map<string, string>> {
  const handlers = new Map<string, string>();
  for await (const path of glob(`**/*${HANDLER_SUFFIX}`, { cwd: functionsDir })) {
    const name = basename(path, HANDLER_SUFFIX);
    const other = handlers.get(name);
    if (other !== undefined) throw new Error(`Two handlers are called ${name}: ${other} and ${path}`);
    handlers.set(name, join(functionsDir, path));
  }
  return handlers;
}

async function removeStaleFolders(outDir: string, handlers: ReadonlyMap<string, string>): Promise<void> {
  for (const folder of await readdir(outDir)) {
    if (!handlers.has(folder)) await rm(join(outDir, folder), { recursive: true });
  }
}
