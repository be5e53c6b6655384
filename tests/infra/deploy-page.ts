import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');

/** The code blocks of one language, without the indentation that a list gives them. */
function codeBlocks(language: string): readonly string[] {
  const blocks = PAGE.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'));
  return [...blocks].map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** Every command line of the page, in its order. */
export const commandLines: readonly string[] = codeBlocks('sh').flatMap((block) =>
  block.split('\n').filter((line) => line.trim() !== ''),
);

/** The settings that the page shows. */
export const shownSettings: unknown = JSON.parse(codeBlocks('json')[0] ?? '');

/** The list of people that the page shows. */
export const shownPeople = codeBlocks('csv')[0] ?? '';

/** What the page calls by a capitalised name in backticks: outputs of the stack. */
export const namedOutputs: readonly string[] = [
  ...new Set(
    [...PAGE.matchAll(/`([A-Z][a-zA-Z]+)`|OutputKey=='(\w+)'/g)].map(
      ([, inText, inQuery]) => inText ?? inQuery ?? '',
    ),
  ),
].filter((name) => name !== 'Success');

export interface AwsCommand {
  readonly service: string;
  readonly operation: string;
  /** Without the leading hyphens. */
  readonly flags: readonly string[];
}

/** Each `aws …` of a line, also those inside `$( )`, with its own flags. */
export function awsCommandsIn(line: string): readonly AwsCommand[] {
  const inner = [...line.matchAll(/\$\((aws [^)]*)\)/g)].map(([, command = '']) => command);
  const outer = line.replaceAll(/\$\([^)]*\)/g, '…');
  return [outer, ...inner]
    .filter((command) => command.startsWith('aws '))
    .map((command) => {
      const [, service = '', operation = ''] = command.split(' ');
      const flags = [...command.matchAll(/ --([a-z-]+)/g)].map(([, flag = '']) => flag);
      return { service, operation, flags };
    });
}

export const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

export const LISTING = 'npm run cdk -- ls';

/** What npm makes of the line, without the half second of npm itself; one line goes by npm, to see that it does the same. */
export const withoutNpm = (line: string): string =>
  line === LISTING
    ? line
    : line.replace(/^npm run (?:-s )?([\w-]+) -- /, (_, name: string) => `${scripts[name]} `);

/** What the commands of the page are run with, here. */
export const COMMAND_ENV = {
  PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
  NODE_OPTIONS: '',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_NOTICES: 'false',
};
