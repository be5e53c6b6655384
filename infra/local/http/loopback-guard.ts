const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Why a request for the runner's own pages is refused, or undefined. The runner acts without a password, so only pages
 * of its own may drive it: a strange Host means DNS rebinding, a strange Origin another site's script or form.
 */
export function refuseStranger(request: Request): string | undefined {
  const { hostname, host } = new URL(request.url);
  if (!LOOPBACK_NAMES.has(hostname)) return 'This page is only for this machine.';
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const fromStranger =
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    (origin !== null && origin !== `http://${host}`);
  return fromStranger ? 'Other sites may not drive Kith.' : undefined;
}
