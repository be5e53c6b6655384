/**
 * Serves dynalite on a free port, from the folder given or in memory; prints the endpoint; ends with its stdin.
 * A line of stdin says what each function may do; until then, only the runner's own requests are served.
 */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { guardDynamodb } from '../iam/dynamodb-guard.ts';
import { enforcementSchema } from '../iam/function-permissions.ts';
import { Gate } from '../iam/gate.ts';
import { FunctionLog } from '../lambda/function-log.ts';

const dynalite = createRequire(import.meta.url)('dynalite');

const server = dynalite({ path: process.argv[2], createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
const gate = new Gate();
const [serve] = server.listeners('request');
server.removeListener('request', serve).on('request', guardDynamodb(gate, serve));
server.listen(0, '127.0.0.1', () => {
  const { port }: AddressInfo = server.address();
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { permissions, logPath } = enforcementSchema.parse(JSON.parse(line));
    gate.open(permissions, new FunctionLog(logPath));
    process.stdout.write('enforcing\n');
  })
  .on('close', () => server.close(() => process.exit(0)));
