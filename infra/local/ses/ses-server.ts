import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '../http/http-server.ts';
import type { LocalSes } from './local-ses.ts';
import { okAnswer, readSendRequest, refusalAnswer, SesRefusal } from './ses-query-protocol.ts';

/** A new account out of the sandbox. */
const QUOTA = { Max24HourSend: 50_000, MaxSendRate: 14 };

/** SES v1 over HTTP, the two calls that Kith makes. */
export function serveSes(ses: LocalSes, countSentLastDay: () => number): RequestListener {
  return (request, response) => {
    answer(ses, countSentLastDay, request, response).catch((error: unknown) => {
      const refusal = error instanceof SesRefusal ? error : new SesRefusal('InternalFailure', String(error));
      response.writeHead(error instanceof SesRefusal ? 400 : 500, { 'content-type': 'text/xml' });
      response.end(refusalAnswer(refusal));
    });
  };
}

async function answer(
  ses: LocalSes,
  countSentLastDay: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams((await readBody(request)).toString());
  const action = form.get('Action') ?? '';
  const send = (result: Record<string, string | number>): void => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(okAnswer(action, result));
  };
  if (action === 'GetSendQuota') return send({ ...QUOTA, SentLast24Hours: countSentLastDay() });
  if (action !== 'SendRawEmail') {
    throw new SesRefusal('InvalidAction', `The local SES does not know ${action}.`);
  }
  const { id, staysSilent } = await ses.accept(readSendRequest(form));
  // The line drops without an answer: to the caller the same as a time-out, without the wait.
  if (staysSilent) request.socket.destroy();
  else send({ MessageId: id });
}
