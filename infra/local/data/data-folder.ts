import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { LocalSystemError } from '../local-errors.ts';
import { lockFolder } from './folder-lock.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Raised when what is kept in the folder changes shape; an older Kith then refuses it. */
const DATA_VERSION = 1;

const VERSION_FILE = 'version.json';
const versionSchema = z.object({ version: z.int().min(1) });

/** A folder that this process alone works in, until it is released. */
export interface DataFolder {
  readonly path: string;
  /** True when nothing was kept here before. */
  readonly isNew: boolean;
  /** A path inside the folder. */
  resolve(...parts: readonly string[]): string;
  release(): void;
}

/**
 * Locks the folder and checks that this release can read it. LocalSystemError, in one line that says what to do, when
 * another process has it, when it is damaged, when a newer Kith wrote it, or when it is somebody else's folder.
 */
export function openDataFolder(path: string, { fresh }: { fresh: boolean }): DataFolder {
  refuseForeignFolder(path);
  mkdirSync(path, { recursive: true });
  const release = lockFolder(path);
  try {
    if (fresh) emptyFolder(path);
    const isNew = !existsSync(join(path, VERSION_FILE));
    if (isNew) writeFileAtomically(join(path, VERSION_FILE), JSON.stringify({ version: DATA_VERSION }));
    else checkVersion(path);
    return { path, isNew, resolve: (...parts) => join(path, ...parts), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** `--fresh` empties the folder: it must be one of ours. */
function refuseForeignFolder(path: string): void {
  if (!existsSync(path) || existsSync(join(path, VERSION_FILE))) return;
  const foreign = readdirSync(path).filter((name) => name !== 'lock');
  if (foreign.length === 0) return;
  throw new LocalSystemError(
    `${path} has files in it that are not Kith's data: choose an empty folder, or remove it and start again.`,
  );
}

function emptyFolder(path: string): void {
  for (const name of readdirSync(path)) {
    if (name !== 'lock') rmSync(join(path, name), { recursive: true, force: true });
  }
}

function checkVersion(path: string): void {
  const { version } = readVersion(path);
  if (version <= DATA_VERSION) return;
  throw new LocalSystemError(
    `The data in ${path} was written by a newer Kith: update Kith (git pull && npm ci), or begin anew with npm start -- --fresh.`,
  );
}

function readVersion(path: string): z.infer<typeof versionSchema> {
  try {
    return versionSchema.parse(JSON.parse(readFileSync(join(path, VERSION_FILE), 'utf8')));
  } catch (error) {
    throw damagedFolder(path, error);
  }
}

export function damagedFolder(path: string, cause: unknown): LocalSystemError {
  return new LocalSystemError(
    `The data in ${path} is damaged and cannot be read: move the folder away to keep it, or begin anew with npm start -- --fresh.`,
    { cause },
  );
}
