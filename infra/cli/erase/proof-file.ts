import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasureProof } from '../../../functions/circle/domain/erasure-proof.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { toJson } from '../output.ts';

/** Before anything is erased: without its proof, an erasure is not what was asked for. Throws CommandError. */
export function expectProofFolder(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
    if (statSync(folder).isDirectory()) return;
  } catch (error) {
    throw noFolder(folder, { cause: error });
  }
  throw noFolder(folder);
}

const noFolder = (folder: string, options?: ErrorOptions): CommandError =>
  new CommandError(
    EXIT_CODE.failed,
    `The proof cannot be written: ${folder} is no folder that you can write to. Nothing was erased.`,
    options,
  );

/** Writes a proof into a folder and gives its path; never over an earlier one. */
export function writeProofFile(folder: string, proof: ErasureProof): string {
  const name = `erased-${proof.erasureId}-${proof.verifiedAt.slice(0, 10)}`;
  let path = join(folder, `${name}.json`);
  for (let number = 2; existsSync(path); number += 1) path = join(folder, `${name}-${number}.json`);
  try {
    writeFileSync(path, `${toJson(proof)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new CommandError(
      EXIT_CODE.failed,
      `All is erased, but the proof ${path} cannot be written: run the command again from a folder of yours.`,
      { cause: error },
    );
  }
  return path;
}
