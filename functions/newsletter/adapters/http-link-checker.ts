import { promises as dns, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { log } from '../../shared/log.ts';
import type { LinkChecker, LinkOutcome } from '../link-checker.ts';
import { isPublicAddress } from './public-address.ts';

export interface HttpLinkCheckerOptions {
  /** All addresses of a host. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  /** Whether an IP address and port may be connected to. */
  readonly allows?: (address: string, port: number) => boolean;
  readonly timeoutMs?: number;
  /** What all of them together may take; what is left then is unchecked. */
  readonly totalMs?: number;
}

const AT_ONCE = 5;
const MOST_LINKS = 60;
const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 5_000;
const TOTAL_MS = 20_000;
const WEB_PORTS = [80, 443];
const NOT_THERE = [404, 410];
/** What some servers answer to HEAD alone. */
const HEAD_REFUSED = [400, 403, 404, 405, 406, 410, 429, 500, 501, 503];

class PrivateAddressError extends Error {}

/**
 * Asks over HTTP by HEAD, and by GET where that is refused; no body is read. The address that is checked is the one that is
 * connected to, at each redirect anew, so that no name can lead into a private network.
 */
export function createHttpLinkChecker(options: HttpLinkCheckerOptions = {}): LinkChecker {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const ask = createAsker(options, timeoutMs);
  return {
    async check(urls) {
      const outcomes = new Map<string, LinkOutcome>();
      const waiting = [...new Set(urls)].slice(0, MOST_LINKS).values();
      const endsAt = performance.now() + (options.totalMs ?? TOTAL_MS);
      const work = async () => {
        for (const url of waiting) {
          const isLate = performance.now() > endsAt;
          outcomes.set(url, isLate ? 'unchecked' : await follow(ask, url));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return outcomes;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

type Asker = (method: 'HEAD' | 'GET', url: URL) => Promise<Answer>;

async function follow(ask: Asker, address: string): Promise<LinkOutcome> {
  try {
    let url = new URL(address);
    for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
      const { status, location } = await askKindly(ask, url);
      if (status < 300 || status >= 400 || location === undefined) return judge(status);
      url = new URL(location, url);
    }
    return 'unreachable';
  } catch (error) {
    if (error instanceof PrivateAddressError) return 'private';
    log.info('A link of an issue does not answer', {
      errorName: error instanceof Error ? error.name : typeof error,
    });
    return 'unreachable';
  }
}

async function askKindly(ask: Asker, url: URL): Promise<Answer> {
  const answer = await ask('HEAD', url);
  return HEAD_REFUSED.includes(answer.status) ? ask('GET', url) : answer;
}

function judge(status: number): LinkOutcome {
  if (NOT_THERE.includes(status)) return 'broken';
  return status < 400 ? 'ok' : 'refused';
}

function createAsker(
  {
    resolve = (host) => dns.lookup(host, { all: true }),
    allows = (address, port) => WEB_PORTS.includes(port) && isPublicAddress(address),
  }: HttpLinkCheckerOptions,
  timeoutMs: number,
): Asker {
  const findAllowed = async (url: URL): Promise<LookupAddress> => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(host);
    const all = family === 0 ? await resolve(host) : [{ address: host, family }];
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const [first] = all;
    if (first === undefined || !all.every(({ address }) => allows(address, port)))
      throw new PrivateAddressError(host);
    return first;
  };
  return async (method, url) => {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new PrivateAddressError(url.protocol);
    const signal = AbortSignal.timeout(timeoutMs);
    return connect(method, url, await inTime(findAllowed(url), signal), signal);
  };
}

/** A name server may be silent for longer than there is time, and cannot be told to stop. */
async function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const tooLate = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => tooLate.reject(signal.reason), { once: true });
  return Promise.race([promise, tooLate.promise]);
}

/** To the very address that was checked; the host's name is in the request and, for TLS, in the greeting. */
function connect(
  method: 'HEAD' | 'GET',
  url: URL,
  { address, family }: LookupAddress,
  signal: AbortSignal,
): Promise<Answer> {
  const lookup: LookupFunction = (_, { all }, done) =>
    all === true ? done(null, [{ address, family }]) : done(null, address, family);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { 'user-agent': 'Kith link check', accept: '*/*' };
  return new Promise((resolve, reject) => {
    const request = send(url, { method, lookup, signal, headers, agent: false }, (response) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    });
    request.on('error', reject);
    request.end();
  });
}
