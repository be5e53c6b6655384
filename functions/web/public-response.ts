import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toHttpDate } from '../newsletter/archive/domain/feed.ts';
import { SECURITY_HEADERS } from './html-response.ts';

interface PublicDocument {
  readonly contentType: string;
  readonly body: string;
  /** ISO 8601; undefined where it holds nothing. */
  readonly changedAt: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const FIVE_MINUTES = 300;

/**
 * What is the same for everybody, and may be kept and found by everybody: for five minutes without asking, then by its tag or
 * its date (RFC 9110, 13.1.2 and 13.1.3).
 */
export function publicResponse(
  { headers: asked }: Pick<APIGatewayProxyEventV2, 'headers'>,
  { contentType, body, changedAt, headers: more }: PublicDocument,
): APIGatewayProxyStructuredResultV2 {
  const { 'X-Robots-Tag': _, ...security } = SECURITY_HEADERS;
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    ...security,
    ...more,
    'Cache-Control': `public, max-age=${FIVE_MINUTES}`,
    ETag: etag,
    ...(changedAt !== undefined && { 'Last-Modified': toHttpDate(changedAt) }),
  };
  if (isUnchanged(asked, etag, changedAt)) return { statusCode: 304, headers };
  return { statusCode: 200, headers: { ...headers, 'Content-Type': contentType }, body };
}

/** The tag has the last word; a date is looked at where there is none. */
function isUnchanged(asked: APIGatewayProxyEventV2['headers'], etag: string, changedAt: string | undefined) {
  const tags = asked['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || tags.includes(etag);
  const since = Date.parse(asked['if-modified-since'] ?? '');
  return changedAt !== undefined && Math.floor(Date.parse(changedAt) / 1000) * 1000 <= since;
}
