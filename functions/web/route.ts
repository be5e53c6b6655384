import type { Route } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { MethodNotAllowedError } from './errors.ts';

export type SiteRoute = Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

type Answer = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What a page answers; HEAD was turned into GET before. */
interface Answers {
  readonly GET: Answer;
  readonly POST?: Answer;
  /** Only where scripts of other sites may ask (CORS). */
  readonly OPTIONS?: Answer;
}

/**
 * The routes of one page; every other method is refused by name. Of fixed paths the router takes the last route that fits, of
 * paths with a parameter the first.
 */
export function pageRoutes(path: string, { GET, POST, OPTIONS }: Answers): readonly SiteRoute[] {
  const answers: SiteRoute[] = [{ method: 'GET', path, handler: GET }];
  if (POST) answers.push({ method: 'POST', path, handler: POST });
  if (OPTIONS) answers.push({ method: 'OPTIONS', path, handler: OPTIONS });
  const refusal: SiteRoute = {
    method: 'ANY',
    path,
    handler: refuseAllBut('GET', 'HEAD', ...(POST ? ['POST'] : [])),
  };
  return path.includes('{') ? [...answers, refusal] : [refusal, ...answers];
}

/** The value of a parameter in the path. */
export function readPathParameter(event: unknown, name: string): string {
  const { pathParameters } = z.object({ pathParameters: z.record(z.string(), z.string()) }).parse(event);
  return pathParameters[name] ?? '';
}

function refuseAllBut(...allowedMethods: readonly string[]) {
  return async (): Promise<never> => {
    throw new MethodNotAllowedError(allowedMethods);
  };
}
