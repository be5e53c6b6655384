import { expect, test } from 'vitest';
import { firstName } from '../../../emails/first-name.ts';

test.each([
  ['Ruth Adeyemi', 'Ruth'],
  ['Cher', 'Cher'],
  ['Dr. Helen Marsh', 'Dr. Helen Marsh'],
  ['J. R. Ewing', 'J. R. Ewing'],
  ['  Tomasz   Zieliński ', 'Tomasz'],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called);
});
