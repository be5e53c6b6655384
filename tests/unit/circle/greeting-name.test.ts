import { expect, test } from 'vitest';
import { greetingName, whatOneCalls } from '../../../functions/circle/domain/greeting-name.ts';

test.each([
  ['Nora Lindqvist', 'Nora'],
  ['Nora', 'Nora'],
  ['Lindqvist, Nora', 'Nora'],
  ['Dr. Nora Lindqvist', 'Nora'],
  ['  Nora   Lindqvist ', 'Nora'],
  ['Prof. Dr. Nora Lindqvist', 'Nora'],
  ['Anne-Marie Duff', 'Anne-Marie'],
  ['Mr Smith', 'Mr Smith'],
  ['J. R. Hartley', 'J. R. Hartley'],
  ['王小明', '王小明'],
  ['Martin King, Jr.', 'Martin'],
  ['Dr.', 'Dr.'],
  [',', ','],
])('one calls %j %j', (name, greeting) => {
  expect(greetingName(name)).toBe(greeting);
});

test('one calls a contact by their nickname, or else as their name tells', () => {
  expect(whatOneCalls({ name: 'Robert Smith', nickname: 'Bob' })).toBe('Bob');
  expect(whatOneCalls({ name: 'Robert Smith' })).toBe('Robert');
});
