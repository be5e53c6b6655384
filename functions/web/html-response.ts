import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pageStyleSheet } from './pages/page-style.ts';

const styleHash = createHash('sha256').update(pageStyleSheet).digest('base64');

/** What a page may load and do: nothing but our own style, and what is named beside. */
export function contentSecurity(...more: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...more,
  ].join('; ');
}

/** For every answer. The token is in the path, so neither caches nor the next site may learn it. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': contentSecurity(),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
} as const;

/** A page as the answer of an HTTP API (payload format 2.0). */
export function htmlResponse(
  statusCode: number,
  page: ReactElement,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: `<!DOCTYPE html>${renderToStaticMarkup(page)}`,
  };
}
