import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { LOCAL_ACCOUNT_ID } from '../local-aws.ts';
import type { PlannedRoute } from '../template/local-plan.ts';
import { findRoute } from './find-route.ts';

const responseSchema = z.union([
  z.object({
    statusCode: z.int().min(100).max(599),
    headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
    cookies: z.array(z.string()).nullish(),
    body: z.string().nullish(),
    isBase64Encoded: z.boolean().nullish(),
  }),
  // Anything without a status code is the body, as JSON (payload format 2.0).
  z.unknown().transform((body) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: JSON.stringify(body),
    isBase64Encoded: false,
  })),
]);

const TEXT_TYPES = /^(?:text\/|application\/(?:json|xml|javascript|x-www-form-urlencoded))/;

/** The template's HTTP API: finds the route, calls its function with a version 2.0 event, and turns the answer back. */
export function createHttpApi(
  routes: readonly PlannedRoute[],
  findFunction: (name: string) => Pick<LambdaFunction, 'invoke'>,
  now: () => number,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const match = findRoute(routes, request.method, url.pathname);
    if (match === undefined) return Response.json({ message: 'Not Found' }, { status: 404 });
    const { routeKey, functionName, pathParameters } = match;
    const event = await toEvent(request, url, { routeKey, pathParameters }, now());
    try {
      return toResponse(responseSchema.parse(await findFunction(functionName).invoke(event)));
    } catch {
      return Response.json({ message: 'Internal Server Error' }, { status: 500 });
    }
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
async function toEvent(
  request: Request,
  url: URL,
  route: { routeKey: string; pathParameters: Readonly<Record<string, string>> },
  epochMilliseconds: number,
): Promise<object> {
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const query = [...new Set(url.searchParams.keys())].map((key) => [
    key,
    url.searchParams.getAll(key).join(','),
  ]);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(route.pathParameters).length > 0 && { pathParameters: route.pathParameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT_ID,
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: new Date(epochMilliseconds).toISOString(),
      timeEpoch: epochMilliseconds,
    },
    ...(await readEventBody(request)),
  };
}

async function readEventBody(request: Request): Promise<{ body?: string; isBase64Encoded: boolean }> {
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length === 0) return { isBase64Encoded: false };
  const isText = TEXT_TYPES.test(request.headers.get('content-type') ?? '');
  // API Gateway sends forms as Base64; only JSON and text arrive as they are.
  const isForm =
    request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const plain = isText && !isForm;
  return { body: bytes.toString(plain ? 'utf8' : 'base64'), isBase64Encoded: !plain };
}

function toResponse(answer: z.infer<typeof responseSchema>): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, String(value));
  for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie);
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  return new Response(bytes.length > 0 ? bytes : null, { status: answer.statusCode, headers });
}
