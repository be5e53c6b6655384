/**
 * Serves dynalite on a free port, from the folder given or in memory; prints the endpoint; ends with its stdin.
 * A line of stdin says what each function may do; before it, there are no functions.
 */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

const dynalite = createRequire(import.meta.url)('dynalite');

const server = dynalite({ path: process.argv[2], createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.listen(0, '127.0.0.1', () => {
  const { port }: AddressInfo = server.address();
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    // Loaded when asked for: a third of the start-up, which commands on a stopped system have no use for.
    const { openDynamodbGate } = await import('../iam/dynamodb-guard.ts');
    const [serve] = server.listeners('request');
    server.removeListener('request', serve).on('request', openDynamodbGate(line, serve));
    process.stdout.write('enforcing\n');
  })
  .on('close', () => server.close(() => process.exit(0)));
