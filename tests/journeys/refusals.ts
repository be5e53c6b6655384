import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a function was refused for want of a right, line by line. */
export async function refusalsIn(dataDir: string): Promise<readonly string[]> {
  const log = await readFile(join(dataDir, 'functions.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes(' REFUSED '));
}
