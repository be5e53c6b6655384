/** Serves dynalite on a free port, from the folder given or in memory; prints the endpoint; ends with its stdin. */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const dynalite = createRequire(import.meta.url)('dynalite');

const server = dynalite({ path: process.argv[2], createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.listen(0, '127.0.0.1', () => {
  const { port }: AddressInfo = server.address();
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
process.stdin.on('end', () => server.close(() => process.exit(0))).resume();
