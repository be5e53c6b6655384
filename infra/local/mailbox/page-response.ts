import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * A mail is a stranger's page: no scripts, nothing loaded. A press on a link may leave the frame for the reply form, or open
 * a page in a tab, which is no part of the letter and free of these bounds.
 */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

export function pageResponse(page: ReactElement, status = 200): Response {
  return htmlResponse(`<!DOCTYPE html>\n${renderToStaticMarkup(page)}`, PAGE_POLICY, status);
}

export function letterResponse(html: string): Response {
  return htmlResponse(html, LETTER_POLICY, 200);
}

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

export function assetResponse(body: string, contentType: string): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  });
}

function htmlResponse(html: string, policy: string, status: number): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}
