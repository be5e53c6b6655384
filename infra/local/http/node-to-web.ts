import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { readBody } from './http-server.ts';

/** Node's request as the web's standard one, which pages and routes are written against. */
export async function toWebRequest(request: IncomingMessage, port: number): Promise<Request> {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? `127.0.0.1:${port}`}`);
  const method = request.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: await readBody(request) });
}

export async function sendWebResponse(webResponse: Response, response: ServerResponse): Promise<void> {
  const cookies = webResponse.headers.getSetCookie();
  const headers = Object.fromEntries(webResponse.headers);
  response.writeHead(webResponse.status, {
    ...headers,
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  });
  if (webResponse.body === null) {
    response.end();
    return;
  }
  const body = Readable.fromWeb(webResponse.body);
  response.once('close', () => body.destroy());
  body.once('error', () => response.end());
  body.pipe(response);
}
