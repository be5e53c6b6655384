import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '../http/http-server.ts';
import type { Gate } from '../iam/gate.ts';
import type { Access } from '../iam/policy.ts';
import { sendAccesses } from '../iam/ses-accesses.ts';
import { type LocalSes, senderOf } from './local-ses.ts';
import { SendingRate } from './sending-rate.ts';
import { okAnswer, readSendRequest, refusalAnswer, SesRefusal } from './ses-query-protocol.ts';
import { answerSesV2, isSesV2, type SesV2Ports } from './ses-v2-server.ts';

/** A new account out of the sandbox. */
const QUOTA = { Max24HourSend: 50_000, MaxSendRate: 14 };

export interface SesServerPorts extends SesV2Ports {
  readonly ses: LocalSes;
  readonly identities: readonly string[];
  readonly countSentLastDay: () => number;
  /** What SES says that it takes, and takes, in a second; absent: it says what it says to a new account, and takes everything. */
  readonly perSecond?: number;
}

/** SES over HTTP: of v1 the two calls that Kith makes, of v2 the suppression list. */
export function serveSes(ports: SesServerPorts): RequestListener {
  const rate = ports.perSecond === undefined ? undefined : new SendingRate(ports.perSecond);
  return (request, response) => {
    const answered = isSesV2(request)
      ? answerSesV2(ports, request, response)
      : answer(ports, rate, request, response);
    answered.catch((error: unknown) => {
      const refusal =
        error instanceof SesRefusal ? error : new SesRefusal('InternalFailure', String(error), 500);
      response.writeHead(refusal.status, { 'content-type': 'text/xml' });
      response.end(refusalAnswer(refusal));
    });
  };
}

async function answer(
  { ses, gate, identities, countSentLastDay, perSecond }: SesServerPorts,
  rate: SendingRate | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams((await readBody(request)).toString());
  const action = form.get('Action') ?? '';
  const answerWith = (result: Record<string, string | number>): void => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(okAnswer(action, result));
  };
  if (action === 'GetSendQuota') {
    refuseByRole(gate, request, [{ action: 'ses:GetSendQuota', resource: '*' }]);
    const quota = perSecond === undefined ? QUOTA : { MaxSendRate: perSecond, Max24HourSend: -1 };
    return answerWith({ ...quota, SentLast24Hours: countSentLastDay() });
  }
  if (action !== 'SendRawEmail') {
    throw new SesRefusal('InvalidAction', `The local SES does not know ${action}.`);
  }
  const send = readSendRequest(form);
  refuseByRole(gate, request, sendAccesses({ ...send, sender: senderOf(send) }, identities));
  if (rate?.take() === false) throw new SesRefusal('Throttling', 'Maximum sending rate exceeded.');
  const { id, staysSilent } = ses.accept(send);
  // The line drops without an answer: to the caller the same as a time-out, without the wait.
  if (staysSilent) request.socket.destroy();
  else answerWith({ MessageId: id });
}

function refuseByRole(gate: Gate, request: IncomingMessage, accesses: readonly Access[]): void {
  const refusal = gate.refuse(request, () => accesses);
  if (refusal !== undefined) throw new SesRefusal('AccessDenied', refusal, 403);
}
