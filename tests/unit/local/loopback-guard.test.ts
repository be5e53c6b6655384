import { expect, test } from 'vitest';
import { refuseStranger } from '../../../infra/local/http/loopback-guard.ts';

const HOME = 'http://127.0.0.1:3000/_local/clock';
const post = (headers: Record<string, string>) => new Request(HOME, { method: 'POST', headers });

test.each([
  ['a script without Origin', {}],
  ['its own page', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }],
])('%s may post', (_who, headers) => {
  expect(refuseStranger(post(headers))).toBeUndefined();
});

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
  ['a page without an origin', { origin: 'null' }],
])('%s may not', (_who, headers) => {
  expect(refuseStranger(post(headers))).toBeDefined();
});

test('a name that was pointed at this machine may not even read', () => {
  expect(refuseStranger(new Request('http://evil.example:3000/_local/mail'))).toBeDefined();
});
