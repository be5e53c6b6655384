import { expect, test } from 'vitest';
import { findRule } from '../../../infra/local/inbound/receipt-rules.ts';

const rule = (...recipients: string[]) => ({ name: 'rule', recipients, bucketName: 'mail', keyPrefix: '' });

test.each([
  ['r@in.example', 'r@in.example', true],
  ['r@in.example', 'R+TOKEN@In.Example', true],
  ['r@in.example', 'rr@in.example', false],
  ['r@in.example', 'r@in.example.org', false],
  ['in.example', 'anyone@in.example', true],
  ['in.example', 'anyone@sub.in.example', false],
  ['.in.example', 'anyone@sub.in.example', true],
])('the rule for %s and mail to %s: %s', (pattern, recipient, taken) => {
  expect(findRule([rule(pattern)], recipient) !== undefined).toBe(taken);
});

test('a rule without recipients takes all', () => {
  expect(findRule([rule()], 'anyone@anywhere.example')).toBeDefined();
});
