import { parseArgs } from 'node:util';
import { ConfigurationError } from '../functions/shared/errors.ts';
import { synthesise } from './synthesise.ts';

/** `--no-checks` leaves out cdk-nag, which the local runner does not need. */
const { values } = parseArgs({
  options: { checks: { type: 'boolean', default: true } },
  allowNegative: true,
});

try {
  await synthesise(values);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
