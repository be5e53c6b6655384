import type { MiddlewareObj, Request } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { log } from '../shared/log.ts';
import { errorResponse } from './error-response.tsx';
import { isHead, markHead } from './head-requests.ts';

type SiteMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;
type SiteRequest = Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Answers HEAD with the status and headers of GET (RFC 9110, 9.3.2), without its body. */
export function answerHeadLikeGet(): SiteMiddleware {
  return {
    before: ({ event }) => {
      const { http } = event.requestContext;
      if (http.method !== 'HEAD') return;
      http.method = 'GET';
      markHead(event);
    },
    after: (request) => dropBody(request),
    onError: (request) => dropBody(request),
  };

  function dropBody(request: SiteRequest) {
    if (request.response && isHead(request.event)) request.response = { ...request.response, body: '' };
  }
}

/** Turns whatever was thrown into a page. */
export function mapErrors(): SiteMiddleware {
  return {
    onError: (request) => {
      const response = errorResponse(request.error);
      if (response.statusCode === 500) log.error('A page failed', { errorName: request.error?.name });
      request.response = response;
    },
  };
}
