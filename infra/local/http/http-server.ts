import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { LOOPBACK_HOST } from '../local-aws.ts';
import { LocalSystemError } from '../local-errors.ts';

export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 120_000;

/** Listens on this machine only. Port 0 takes a free one. LocalSystemError when the port is in use. */
export async function listen(listener: RequestListener, port = 0): Promise<ListeningServer> {
  const server = createServer(listener);
  // Live pages and long polls stay open for as long as they like.
  server.requestTimeout = 0;
  // Clients close what they do not need. Whoever closes first can cross a request on its way, which fails then for no reason.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(port, LOOPBACK_HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portError(error, port, '--port');
  }
  return { port: portOf(server), close: () => close(server) };
}

export function portError(error: unknown, port: number, flag: '--port' | '--smtp-port'): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const problem = code === 'EADDRINUSE' ? 'is in use' : 'may not be opened';
  return new LocalSystemError(
    `Port ${port} ${problem}: stop what uses it, or choose another one with npm start -- ${flag} ${port + 1}.`,
    { cause: error },
  );
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
