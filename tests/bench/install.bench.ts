import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const BYTES_PER_MEGABYTE = 1_000_000;

/** Seconds of `npm ci` into an empty folder with npm's cache as it is, and the megabytes on disk after it. */
export function benchInstall(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(file, path.join(folder, file));
    const before = performance.now();
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    const seconds = (performance.now() - before) / 1000;
    const bytes = bytesBelow(path.join(folder, 'node_modules'));
    console.log(`install: npm ci in ${seconds.toFixed(1)} s, ${(bytes / BYTES_PER_MEGABYTE).toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesBelow(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + lstatSync(path.join(entry.parentPath, entry.name)).size, 0);
}
