import type { RequestListener } from 'node:http';
import { answerLocalApi, type LocalApiPorts } from './local-api.ts';
import { refuseStranger } from './loopback-guard.ts';
import { sendWebResponse, toWebRequest } from './node-to-web.ts';

type Answer = (request: Request) => Promise<Response>;

export interface FrontDoorPorts extends LocalApiPorts {
  readonly pages: (request: Request) => Promise<Response | undefined>;
  readonly httpApi: Answer;
}

/**
 * The runner's own pages and routes first, then the HTTP API of the template. Strangers (another site, another machine's
 * name) meet the HTTP API only, which is made for them.
 */
export const createFrontDoor =
  (ports: FrontDoorPorts): Answer =>
  async (request) => {
    const { pathname } = new URL(request.url);
    const isOurs = pathname === '/' || /^\/_local(?:\/|$)/.test(pathname);
    const refusal = refuseStranger(request);
    if (refusal !== undefined) return isOurs ? plain(403, refusal) : await ports.httpApi(request);
    const answer = (await answerLocalApi(ports, request)) ?? (await ports.pages(request));
    if (answer !== undefined) return answer;
    return isOurs ? plain(404, 'There is no such page.') : await ports.httpApi(request);
  };

const plain = (status: number, line: string): Response =>
  new Response(`${line}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** A request listener that may be told later who answers: the port must be taken before there is anything to say. */
export class SwitchableAnswer {
  #answer: Answer = async () =>
    new Response('Kith is starting. Try again in a moment.\n', {
      status: 503,
      headers: { 'retry-after': '1' },
    });

  use(answer: Answer): void {
    this.#answer = answer;
  }

  readonly listener: RequestListener = (request, response) => {
    const port = request.socket.localPort ?? 0;
    toWebRequest(request, port)
      .then((webRequest) => this.#answer(webRequest))
      .then((webResponse) => sendWebResponse(webResponse, response))
      .catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
        response.end('Something went wrong in the local runner.\n');
      });
  };
}
