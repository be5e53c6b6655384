import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { readBody } from '../http/http-server.ts';
import { FunctionLog } from '../lambda/function-log.ts';
import { dynamodbAccesses } from './dynamodb-accesses.ts';
import { enforcementSchema } from './function-permissions.ts';
import { Gate } from './gate.ts';
import { refuseInJson } from './refusal-answers.ts';

/** As much of a request as dynalite reads. */
type ReplayedRequest = Readable & Pick<IncomingMessage, 'headers' | 'method' | 'url'>;
type Serve = (request: ReplayedRequest, response: ServerResponse) => void;

/** Puts a gate before dynalite; `enforcement` is the JSON of an Enforcement. */
export function openDynamodbGate(enforcement: string, serve: Serve): RequestListener {
  const { permissions, logPath } = enforcementSchema.parse(JSON.parse(enforcement));
  const gate = new Gate();
  gate.open(permissions, new FunctionLog(logPath));
  return (request, response) => {
    if (gate.trusts(request)) {
      serve(request, response);
      return;
    }
    serveIfAllowed(gate, serve, request, response).catch((error: Error) => response.destroy(error));
  };
}

async function serveIfAllowed(
  gate: Gate,
  serve: Serve,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const target = String(request.headers['x-amz-target']);
  const refusal = gate.refuse(request, () => dynamodbAccesses(target, body.toString()));
  if (refusal !== undefined) refuseInJson(response, refusal);
  else serve(replay(request, body), response);
}

/** The body has been read, so dynalite is given it once more. */
function replay({ headers, method, url }: IncomingMessage, body: Buffer): ReplayedRequest {
  return Object.assign(Readable.from([body]), { headers, method, url });
}
