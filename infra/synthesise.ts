import type { App } from 'aws-cdk-lib/core';
import { issueFiles } from '../functions/newsletter/adapters/issue-files.ts';
import { checkIssueChoices, readIssueFile } from '../functions/newsletter/domain/issue-file.ts';
import { BUNDLES_FOLDER, bundleFunctions } from './bundle.ts';
import { readSettings } from './settings.ts';

const STACK_NAME = 'Kith';

interface SynthesisOptions {
  /** Where the cloud assembly goes. */
  readonly outDir: string;
  /** Where the bundles are written, and read for the assembly; a folder of one's own lets several build at once. */
  readonly bundlesFolder?: string;
  /** Whether CloudFormation's own rules and cdk-nag judge the template: 2 s, which the local runner does without. */
  readonly checks: boolean;
}

/**
 * Bundles the functions and writes the cloud assembly: `Kith.template.json`, and a folder for each function's code, named
 * in its `aws:asset:path`. Throws a ConfigurationError, or a BadIssueFileError, before anything is
 * written, when a setting is wrong or an issue is.
 */
export async function synthesise({
  outDir,
  bundlesFolder = BUNDLES_FOLDER,
  checks,
}: SynthesisOptions): Promise<void> {
  const { settings, context } = await readSettings();
  for (const file of issueFiles) checkIssueChoices(readIssueFile(file), settings.newsletter ?? {});
  const bundling = bundleFunctions({ outDir: bundlesFolder });
  // The bundler is a process of its own: the CDK, half a second to load, loads meanwhile.
  const [{ App }, { KithStack }] = await Promise.all([
    import('aws-cdk-lib/core'),
    import('./kith-stack.ts'),
    bundling,
  ]);
  const app = new App({
    context: { 'aws:cdk:enable-asset-metadata': true, ...context },
    builtinCloudFormationValidation: checks,
    outdir: outDir,
  });
  new KithStack(app, STACK_NAME, { settings, bundlesFolder });
  if (checks) await addChecks(app);
  app.synth();
}

/** Loaded only where it is wanted: the rules take a while. */
async function addChecks(app: App): Promise<void> {
  const { Validations } = await import('aws-cdk-lib/core');
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
