import { type IncomingMessage, type RequestListener, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { readBody } from '../http/http-server.ts';
import type { Gate } from './gate.ts';
import { type MessagingService, messagingAccess, serviceOf } from './messaging-accesses.ts';
import { refuseAsS3, refuseAsSns, refuseInJson } from './refusal-answers.ts';

const REFUSE: Readonly<Record<MessagingService, (response: ServerResponse, message: string) => void>> = {
  s3: refuseAsS3,
  sqs: refuseInJson,
  sns: refuseAsSns,
};

/** The door by which functions reach S3, SQS and SNS: fauxqs has no place for a gate, so what passes is handed on to it. */
export function guardMessaging(gate: Gate, endpoint: string): RequestListener {
  return (request, response) => {
    handOnIfAllowed(gate, endpoint, request, response).catch((error: Error) => response.destroy(error));
  };
}

async function handOnIfAllowed(
  gate: Gate,
  endpoint: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const refusal = gate.refuse(request, () => [messagingAccess(request, body)]);
  if (refusal !== undefined) {
    REFUSE[serviceOf(request)](response, refusal);
    return;
  }
  const answer = await handOn(endpoint, request, body);
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, response);
}

async function handOn(
  endpoint: string,
  { url = '/', method, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    send(new URL(url, endpoint), { method, headers }, resolve).once('error', reject).end(body);
  });
}
