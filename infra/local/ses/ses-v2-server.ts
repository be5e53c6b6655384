import type { IncomingMessage, ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Clock } from '../../../functions/shared/clock.ts';
import { readBody } from '../http/http-server.ts';
import type { Gate } from '../iam/gate.ts';
import { type AccountSuppressions, suppressionReasonSchema } from './account-suppressions.ts';

const PATH = '/v2/email/suppression/addresses';
const PAGE_SIZE = 100;
const EPOCH = '1970-01-01T00:00:00Z';
const MILLISECONDS_A_SECOND = 1000;

const putSchema = z.object({ EmailAddress: z.string(), Reason: suppressionReasonSchema });

export interface SesV2Ports {
  readonly suppressions: AccountSuppressions;
  readonly gate: Gate;
  readonly clock: Clock;
}

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly errorType?: string;
}

const NOT_FOUND: Answer = {
  status: 404,
  body: { message: 'Email address does not exist on your suppression list.' },
  errorType: 'NotFoundException',
};

export const isSesV2 = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/v2/');

/** SES's API v2 (REST, JSON): the account's suppression list, which v1 does not know. */
export async function answerSesV2(
  ports: SesV2Ports,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body, errorType } = await answerFor(ports, request);
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(errorType && { 'x-amzn-errortype': errorType }),
  });
  response.end(JSON.stringify(body));
}

async function answerFor(ports: SesV2Ports, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const address = pathname.startsWith(`${PATH}/`) ? decodeURIComponent(pathname.slice(PATH.length + 1)) : '';
  const call = `${request.method} ${address === '' ? pathname : PATH}${address === '' ? '' : '/…'}`;
  switch (call) {
    case `GET ${PATH}`:
      return refusal(ports, request, 'ListSuppressedDestinations') ?? listPage(ports, searchParams);
    case `PUT ${PATH}`:
      return refusal(ports, request, 'PutSuppressedDestination') ?? (await put(ports, request));
    case `GET ${PATH}/…`:
      return refusal(ports, request, 'GetSuppressedDestination') ?? getOne(ports, address);
    case `DELETE ${PATH}/…`:
      return (
        refusal(ports, request, 'DeleteSuppressedDestination') ??
        (ports.suppressions.remove(address) ? { status: 200, body: {} } : NOT_FOUND)
      );
    default:
      return {
        status: 404,
        body: { message: `The local SES does not know ${request.method} ${pathname}.` },
        errorType: 'BadRequestException',
      };
  }
}

function refusal({ gate }: SesV2Ports, request: IncomingMessage, action: string): Answer | undefined {
  const message = gate.refuse(request, () => [{ action: `ses:${action}`, resource: '*' }]);
  return message === undefined
    ? undefined
    : { status: 403, body: { message }, errorType: 'AccessDeniedException' };
}

function getOne({ suppressions }: SesV2Ports, address: string): Answer {
  const found = suppressions.find(address);
  return found === undefined ? NOT_FOUND : { status: 200, body: { SuppressedDestination: describe(found) } };
}

function listPage({ suppressions }: SesV2Ports, query: URLSearchParams): Answer {
  const start = Temporal.Instant.from(query.get('StartDate') ?? EPOCH);
  const page = suppressions.list(query.get('NextToken') ?? '', PAGE_SIZE, start);
  const next = page.length === PAGE_SIZE ? { NextToken: page.at(-1)?.address } : {};
  return { status: 200, body: { SuppressedDestinationSummaries: page.map(describe), ...next } };
}

async function put({ suppressions, clock }: SesV2Ports, request: IncomingMessage): Promise<Answer> {
  const { EmailAddress, Reason } = putSchema.parse(JSON.parse((await readBody(request)).toString()));
  suppressions.add(EmailAddress, Reason, clock.now());
  return { status: 200, body: {} };
}

const describe = ({ address, reason, since }: NonNullable<ReturnType<AccountSuppressions['find']>>) => ({
  EmailAddress: address,
  Reason: reason,
  LastUpdateTime: Temporal.Instant.from(since).epochMilliseconds / MILLISECONDS_A_SECOND,
});
