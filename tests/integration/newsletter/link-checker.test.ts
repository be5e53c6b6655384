import { createServer } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpLinkChecker } from '../../../functions/newsletter/adapters/http-link-checker.ts';
import { isPublicAddress } from '../../../functions/newsletter/adapters/public-address.ts';

const asked: string[] = [];
let atOnce = 0;
let mostAtOnce = 0;

const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const answer = (status: number, headers = {}) => response.writeHead(status, headers).end();
  switch (request.url) {
    case '/gone':
      return answer(404);
    case '/no-head':
      return answer(request.method === 'HEAD' ? 405 : 200);
    case '/moved':
      return answer(302, { location: '/ok' });
    case '/round':
      return answer(302, { location: '/round' });
    case '/into-the-house':
      return answer(302, { location: 'http://inside.example/secret' });
    case '/no-robots':
      return answer(403);
    case '/silent':
      return undefined;
    case '/slow':
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      return setTimeout(() => {
        atOnce -= 1;
        answer(200);
      }, 20);
    default:
      return answer(200);
  }
});
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  port = address.port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names lead to the server of this test, but for one that leads into a private network. */
const resolve = async (host: string) => {
  if (host === 'nowhere.example') throw new Error('ENOTFOUND');
  return [{ address: host === 'inside.example' ? '10.0.0.1' : '127.0.0.1', family: 4 }];
};
const allows = (address: string) => address === '127.0.0.1';
const check = (paths: readonly string[], options = {}) =>
  createHttpLinkChecker({ resolve, allows, timeoutMs: 300, ...options }).check(paths);
const at = (path: string) => `http://page.example:${port}${path}`;
const outcomeOf = async (url: string) => (await check([url])).get(url);

describe('links are looked after', () => {
  it.each([
    ['/ok', 'ok'],
    ['/gone', 'broken'],
    ['/no-head', 'ok'],
    ['/moved', 'ok'],
    ['/no-robots', 'refused'],
    ['/round', 'unreachable'],
    ['/silent', 'unreachable'],
    ['/into-the-house', 'private'],
  ])('%s is %s', async (path, outcome) => {
    expect(await outcomeOf(at(path))).toBe(outcome);
  });

  it.each([
    ['http://nowhere.example/', 'unreachable'],
    ['http://inside.example/', 'private'],
    ['http://10.0.0.1/', 'private'],
    ['http://[::1]/', 'private'],
    ['ftp://page.example/', 'private'],
    ['http://', 'unreachable'],
  ])('%s is %s', async (url, outcome) => {
    expect(await outcomeOf(url)).toBe(outcome);
  });

  it('the server of this machine is asked nothing where nobody allows it', async () => {
    const before = asked.length;
    const strict = createHttpLinkChecker({ resolve });
    const urls = [
      at('/ok'),
      `http://127.0.0.1:${port}/ok`,
      `http://localhost:${port}/ok`,
      'http://page.example/ok',
    ];
    expect([...(await strict.check(urls)).values()]).toEqual(['private', 'private', 'private', 'private']);
    expect(asked.length).toBe(before);
  });

  it('a few at a time, none of them twice, and none after the time is over', async () => {
    const urls = Array.from({ length: 30 }, (_, place) => `${at('/slow')}`.replace('page', `page-${place}`));
    expect(new Set((await check([...urls, ...urls])).values())).toEqual(new Set(['ok']));
    expect(mostAtOnce).toBeLessThanOrEqual(5);
    expect([...(await check(urls, { totalMs: -1 })).values()]).toEqual(urls.map(() => 'unchecked'));
  });
});

describe('a public address', () => {
  it.each(['8.8.8.8', '193.0.6.139', '2606:4700:4700::1111', '2a00:1450:4001:801::200e'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1'],
    ...['198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::a9fe:a9fe',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
      '2002:7f00:1::',
    ],
    ...['localhost', '', '8.8.8.8.', '0x7f.1'],
  ])('is not %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is none of the private networks, wherever in them', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, (a, b, c) => {
        for (const address of [
          `10.${a}.${b}.${c}`,
          `127.${a}.${b}.${c}`,
          `192.168.${a}.${b}`,
          `172.${16 + (a % 16)}.${b}.${c}`,
        ]) {
          expect(isPublicAddress(address)).toBe(false);
          expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        }
      }),
    );
  });
});
