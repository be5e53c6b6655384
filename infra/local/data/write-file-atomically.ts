import { renameSync, writeFileSync } from 'node:fs';

/** A crash leaves the old content or the new, never half of it. */
export function writeFileAtomically(path: string, content: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
