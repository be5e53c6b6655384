import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, type AppProps } from 'aws-cdk-lib/core';
import { afterAll, onTestFinished } from 'vitest';
import * as z from 'zod';
import { findHandlers } from '../../infra/bundle.ts';
import { KithStack } from '../../infra/kith-stack.ts';
import { parseSettings, type Settings } from '../../infra/settings.ts';

const cdkJsonSchema = z.object({ context: z.looseObject({ kith: z.looseObject({}) }) });

export const FUNCTIONS_DIR = join(import.meta.dirname, '../../functions');

/** The context of the real `cdk.json`, feature flags included. */
const { context: cdkContext } = cdkJsonSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')),
);

export const demoSettings: Settings = parseSettings(cdkContext.kith);

/** One for all tests of a file that only look at it. */
export function demoKith(): ReturnType<typeof synthesiseInto> {
  demo ??= synthesiseInto(demoFolder, {});
  return demo;
}

const demoFolder = mkdtempSync(join(tmpdir(), 'kith-infra-'));
let demo: ReturnType<typeof synthesiseInto> | undefined;
afterAll(() => rmSync(demoFolder, { recursive: true, force: true }));

interface SynthesisProps extends AppProps {
  readonly settings?: Settings;
}

/** The stack as it is deployed, except that each bundle holds just the name of its handler. */
export async function synthesiseKith(props: SynthesisProps) {
  return await synthesiseInto(temporaryFolder(), props);
}

async function synthesiseInto(folder: string, { settings = demoSettings, ...appProps }: SynthesisProps) {
  const bundlesFolder = join(folder, 'bundles');
  for (const name of (await findHandlers(FUNCTIONS_DIR)).keys()) {
    mkdirSync(join(bundlesFolder, name), { recursive: true });
    writeFileSync(join(bundlesFolder, name, 'index.mjs'), name);
  }
  const app = new App({
    outdir: join(folder, 'cdk.out'),
    context: { ...cdkContext, 'aws:cdk:enable-asset-metadata': true },
    builtinCloudFormationValidation: false,
    ...appProps,
  });
  const stack = new KithStack(app, 'Kith', { settings, bundlesFolder });
  return { app, stack, template: Template.fromStack(stack) };
}

export function temporaryFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'kith-infra-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
