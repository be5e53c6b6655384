import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { SECURITY_HEADERS } from './html-response.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';
import { type ShowCalendarPorts, showCalendar } from './show-calendar.ts';

/** The calendar that an owner's calendar program fetches by its secret link. */
export function calendarRoutes(ports: ShowCalendarPorts): readonly SiteRoute[] {
  return pageRoutes('/calendar/{file}', {
    GET: async (event) =>
      calendarResponse(event, await showCalendar(ports, readPathParameter(event, 'file'))),
  });
}

/** Programs ask often and the days change seldom: an hour in their own cache, then a question by ETag (RFC 9110, 13.1.2). */
function calendarResponse(
  { headers: asked }: Pick<APIGatewayProxyEventV2, 'headers'>,
  calendar: string,
): APIGatewayProxyStructuredResultV2 {
  const etag = `W/"${createHash('sha256').update(calendar).digest('base64url')}"`;
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': 'private, max-age=3600',
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  if (asked['if-none-match']?.includes(etag)) return { statusCode: 304, headers };
  const typed = { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' };
  if (!asked['accept-encoding']?.includes('gzip')) return { statusCode: 200, headers: typed, body: calendar };
  return {
    statusCode: 200,
    headers: { ...typed, 'Content-Encoding': 'gzip' },
    // Lambda answers with 6 MB at most (AWS limit), which the days of some ten thousand people would pass.
    body: gzipSync(calendar).toString('base64'),
    isBase64Encoded: true,
  };
}
