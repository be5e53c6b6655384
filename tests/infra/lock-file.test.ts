import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as z from 'zod';

const packageSchema = z.object({
  version: z.string().optional(),
  inBundle: z.boolean().default(false),
  integrity: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

const { packages } = lockSchema.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
const installed = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);

it('the lock file holds every build of a platform package, so that npm ci works on any machine', () => {
  const missing = installed.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      )
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

it('the lock file knows the digest of everything that is fetched', () => {
  expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
});
