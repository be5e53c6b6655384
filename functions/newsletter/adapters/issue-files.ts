import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../emails/issues');

/**
 * Every issue that was ever written, in the order of the file names. infra/bundle.ts runs this module and puts its result in
 * its place: a Lambda has no such folder, while tests and scripts read it as it stands. So a new issue is a new file, with
 * no list to keep and no loader to set up in three tools.
 */
export const issueFiles: readonly { readonly fileName: string; readonly text: string }[] = readdirSync(FOLDER)
  .filter((fileName) => fileName.endsWith('.md'))
  .toSorted()
  .map((fileName) => ({ fileName, text: readFileSync(join(FOLDER, fileName), 'utf8') }));
