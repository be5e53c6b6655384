/** Bundles the functions and synthesises the app into the folder given; prints a line when done; ends with its stdin. */
import { join } from 'node:path';
import * as z from 'zod';
import { KithError } from '../../../functions/shared/errors.ts';
import { synthesise } from '../../synthesise.ts';

process.stdin.on('end', () => process.exit(1)).resume();

const outDir = z.string().min(1).parse(process.argv[2]);
try {
  await synthesise({ outDir, bundlesFolder: join(outDir, 'functions'), checks: false });
  process.stdout.write('done\n', () => process.exit(0));
} catch (error) {
  process.stderr.write(`${error instanceof KithError ? error.message : String(error)}\n`, () =>
    process.exit(1),
  );
}
