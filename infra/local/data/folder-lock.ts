import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalSystemError } from '../local-errors.ts';

const LOCK_FILE = 'lock';

/**
 * Two runners never share a folder. The lock names its process: that of one that is gone is taken over. (Where its
 * number was given to another process since, LevelDB's own lock still guards the tables, and the message says what to do.)
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  const holder = readHolder(path);
  if (holder !== undefined && holder > 0 && isAlive(holder)) throw lockedBy(holder, folder);
  if (holder !== undefined) rmSync(path, { force: true });
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    throw lockedBy(readHolder(path), folder, error);
  }
  return () => rmSync(path, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** 0 (never alive) for a lock that a crash left empty. */
function readHolder(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : 0;
  } catch {
    return undefined;
  }
}

function lockedBy(holder: number | undefined, folder: string, cause?: unknown): LocalSystemError {
  return new LocalSystemError(
    `Kith is already running on ${folder}${holder ? ` (process ${holder})` : ''}: stop it first, or delete ${join(folder, LOCK_FILE)} if it is not.`,
    { cause },
  );
}
