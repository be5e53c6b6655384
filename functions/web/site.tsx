import httpRouterHandler, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { fromIsoInstant, type IsoInstant } from '../shared/iso-instant.ts';
import { MethodNotAllowedError, PageNotFoundError } from './errors.ts';
import { findLinkTarget, type LinkTarget } from './find-link-target.ts';
import { htmlResponse } from './html-response.ts';
import { MARKED_TEXT, type MarkInTouchPorts, markInTouch } from './mark-in-touch.ts';
import { FrontPage } from './pages/front-page.tsx';
import { AskInTouchPage, InTouchRecordedPage } from './pages/in-touch-pages.tsx';

type SiteRoute = Route<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

const nudgePathSchema = z.object({ pathParameters: z.object({ token: z.string() }) });

const IN_TOUCH_PATH = '/nudges/{token}/done';

/** The pages of the public site by method and path. GET never changes state; HEAD was turned into GET before. */
export function createSite(ports: MarkInTouchPorts) {
  const routes: SiteRoute[] = [
    // Of fixed paths the router takes the last route that fits, of paths with a parameter the first.
    { method: 'ANY', path: '/', handler: refuseAllBut('GET', 'HEAD') },
    { method: 'GET', path: '/', handler: async () => htmlResponse(200, <FrontPage />) },
    {
      method: 'GET',
      path: IN_TOUCH_PATH,
      handler: async (event: APIGatewayProxyEventV2) => askInTouch(ports, readToken(event)),
    },
    {
      method: 'POST',
      path: IN_TOUCH_PATH,
      handler: async (event: APIGatewayProxyEventV2) => recordInTouch(ports, readToken(event)),
    },
    { method: 'ANY', path: IN_TOUCH_PATH, handler: refuseAllBut('GET', 'HEAD', 'POST') },
  ];
  return httpRouterHandler({ routes, notFoundResponse });
}

function refuseAllBut(...allowedMethods: readonly string[]) {
  return async (): Promise<never> => {
    throw new MethodNotAllowedError(allowedMethods);
  };
}

function notFoundResponse(): never {
  throw new PageNotFoundError('No route has this path');
}

const readToken = (event: unknown): string => nudgePathSchema.parse(event).pathParameters.token;

async function askInTouch(ports: MarkInTouchPorts, token: string) {
  const target = await findLinkTarget(ports, token);
  if (target.pressedAt !== undefined) return recordedResponse(target, target.pressedAt);
  return htmlResponse(200, <AskInTouchPage personName={greetingName(target.person.name)} />);
}

async function recordInTouch(ports: MarkInTouchPorts, token: string) {
  const target = await markInTouch(ports, token);
  return recordedResponse(target, target.pressedAt);
}

function recordedResponse({ owner, person }: LinkTarget, pressedAt: IsoInstant) {
  const dateLine = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: owner.timeZone }).format(
    fromIsoInstant(pressedAt).epochMilliseconds,
  );
  return htmlResponse(
    200,
    <InTouchRecordedPage personName={greetingName(person.name)} dateLine={dateLine} text={MARKED_TEXT} />,
  );
}
