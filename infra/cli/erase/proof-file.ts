import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasureProof } from '../../../functions/circle/domain/erasure-proof.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { toJson } from '../output.ts';

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
