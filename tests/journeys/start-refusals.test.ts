import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalSystemError } from '../../infra/local/local-errors.ts';
import { startDemo } from '../../infra/local/start-demo.ts';
import { readStartOptions } from '../../infra/local/start-options.ts';
import { openSharedDeployment } from '../engines/shared-deployment.ts';
import { failToStart } from './start-command.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-refusal-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** As the command starts with these flags, in this process: the error of which the command shows the message alone. */
async function refusal(flags: readonly string[]): Promise<string> {
  const start = async () =>
    await startDemo({
      ...readStartOptions(['--port', '0', '--smtp-port', '0', ...flags], {}),
      deployment: () => openSharedDeployment(dataDir),
    });
  const error: unknown = await start().then(
    async (system) => await system.stop(),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LocalSystemError)) throw error ?? new Error('It started.');
  return error.message;
}

async function expectOneLine(flags: readonly string[], pattern: RegExp): Promise<void> {
  expect((await refusal(flags)).split('\n')).toEqual([expect.stringMatching(pattern)]);
}

test('the command ends with exit code 1 and shows what is in the way in one line', async () => {
  await writeFile(join(dataDir, 'version.json'), '{"version":999}');
  const { exitCode, output } = await failToStart('--data', dataDir, '--port', '0', '--smtp-port', '0');
  expect(exitCode).toBe(1);
  expect(output.trim().split('\n')).toEqual([expect.stringMatching(/newer Kith.*update/)]);
});

test('an unknown flag is refused, and --help is named', () =>
  expectOneLine(['--ports', '3001'], /--ports.*--help/));

test('a port that is no number is refused', () =>
  expectOneLine(['--port', 'web'], /--port needs a port number/));

test('a port in use is refused with the flag that chooses another one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await expectOneLine(['--data', dataDir, '--port', `${port}`], /in use.*--port/);
  await expectOneLine(['--data', dataDir, '--smtp-port', `${port}`], /in use.*--smtp-port/);
  server.close();
});

test('data of a newer Kith is refused and left alone', async () => {
  await writeFile(join(dataDir, 'version.json'), '{"version":999}');
  await expectOneLine(['--data', dataDir], /newer Kith.*update/);
});

test('a damaged data folder is refused and left alone', async () => {
  await writeFile(join(dataDir, 'version.json'), '{"ver');
  await expectOneLine(['--data', dataDir], /damaged.*--fresh/);
});

test('damaged tables are refused and left alone', async () => {
  await writeFile(join(dataDir, 'version.json'), '{"version":1}');
  await mkdir(join(dataDir, 'dynamodb'));
  await writeFile(join(dataDir, 'dynamodb', 'CURRENT'), 'garbage');
  await expectOneLine(['--data', dataDir], /damaged.*--fresh/);
});

test("a folder with somebody else's files is refused, even with --fresh", async () => {
  await writeFile(join(dataDir, 'thesis.txt'), 'Chapter 1');
  await expectOneLine(['--data', dataDir, '--fresh'], /not Kith's data/);
});
