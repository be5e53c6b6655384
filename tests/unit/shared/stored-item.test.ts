import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { readStoredItem } from '../../../functions/shared/stored-item.ts';

const kind = { schema: z.object({ name: z.string() }), newestVersion: 2, what: 'A boat' };
const read = (item: unknown) => readStoredItem(item, kind);

describe('reading a stored item', () => {
  test.each([1, 2])('takes version %s, which this release knows', (version) => {
    expect(read({ version, name: 'Mary' })).toEqual({ name: 'Mary' });
  });

  test.each([
    [
      'of a newer release',
      { version: 3, name: 'Mary' },
      'was stored by a newer release of Kith: update Kith',
    ],
    [
      'of a newer release in another shape',
      { version: 3 },
      'was stored by a newer release of Kith: update Kith',
    ],
    ['without its version', { name: 'Mary' }, 'does not have the shape that Kith writes'],
    ['of another shape', { version: 2, name: 7 }, 'does not have the shape that Kith writes'],
    ['that is none', undefined, 'does not have the shape that Kith writes'],
  ])('refuses an item %s, and says which sort it is', (_, item, message) => {
    expect(() => read(item)).toThrow(UnreadableItemError);
    expect(() => read(item)).toThrow(`A boat ${message}`);
  });
});
