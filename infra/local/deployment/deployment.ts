import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { startChild } from '../engines/child-process.ts';
import { LocalSystemError } from '../local-errors.ts';
import { readTemplate, type Template } from '../template/template.ts';

/** What would be deployed: the template, and the code that it names. */
export interface Deployment {
  readonly template: Template;
  /** The folder of a function's code, from the key of its zip in the template (`<hash>.zip`). */
  codeFolder(assetKey: string): string;
}

const STACK_NAME = 'Kith';

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
});

/**
 * Synthesises in a process of its own, since the CDK is slow to load and heavy to keep. LocalSystemError with the
 * reason when the settings are wrong or the app does not build.
 */
export async function buildDeployment(outDir: string): Promise<Deployment> {
  const script = fileURLToPath(new URL('./build-deployment.ts', import.meta.url));
  try {
    const child = await startChild([script, outDir]);
    await child.gone;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalSystemError(`The app could not be built: ${reason}`, { cause: error });
  }
  return readDeployment(outDir);
}

/** What was built in the folder before. */
export function readDeployment(outDir: string): Deployment {
  const readJson = (name: string): unknown => JSON.parse(readFileSync(join(outDir, name), 'utf8'));
  const { files } = assetsSchema.parse(readJson(`${STACK_NAME}.assets.json`));
  return {
    template: readTemplate(readJson(`${STACK_NAME}.template.json`)),
    codeFolder: (assetKey) => {
      const source = files[assetKey.replace(/\.zip$/, '')]?.source.path;
      const folder = source === undefined ? undefined : join(outDir, source);
      if (folder === undefined || !existsSync(folder)) {
        throw new LocalSystemError(`The code ${assetKey} is not among the assets in ${outDir}.`);
      }
      return folder;
    },
  };
}
