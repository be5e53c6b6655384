import { KithError } from '../functions/shared/errors.ts';
import { synthesise } from './synthesise.ts';

try {
  // The CDK CLI says in CDK_OUTDIR where it looks for the result.
  await synthesise({ outDir: process.env['CDK_OUTDIR'] ?? 'cdk.out', checks: true });
} catch (error) {
  if (!(error instanceof KithError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
