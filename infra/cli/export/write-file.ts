import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { KithError } from '../../../functions/shared/errors.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';

/** People's lives are in it: for nobody else on this machine. */
const OWNER_ONLY = 0o600;

/** Throws CommandError for a file that is there already and may not be replaced. */
export function refuseToReplace(path: string, isReplacing: boolean): void {
  if (isReplacing || !existsSync(path)) return;
  throw new CommandError(
    EXIT_CODE.failed,
    `${path} is there already: choose another name, or add --yes to replace it.`,
  );
}

/** Writes beside the file and renames it at the end: whoever reads it finds it whole or not at all. */
export async function writeFileWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(draft, { mode: OWNER_ONLY }));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof KithError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandError(EXIT_CODE.failed, `${path} cannot be written: ${error.message}.`, {
      cause: error,
    });
  }
}
