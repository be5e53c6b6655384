import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import {
  addKey,
  type KeyRing,
  parseKeyRing,
  toTokenKeys,
} from '../../../functions/token-keys/domain/key-ring.ts';

const firstSecret = 'A'.repeat(64);
const firstRing: KeyRing = { currentId: 'a', current: firstSecret };
const secret = fc.string({ minLength: 32, maxLength: 64 });

describe('a ring of keys', () => {
  it('as CloudFormation makes it can be read', () => {
    expect(parseKeyRing(JSON.stringify(firstRing))).toEqual(firstRing);
  });

  it('keeps the key that was current until the rotation after the next', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 80 }), (secrets) => {
        let ring = firstRing;
        for (const next of secrets) {
          const before = ring;
          ring = addKey(before, next);
          expect(ring).toMatchObject({
            current: next,
            previousId: before.currentId,
            previous: before.current,
          });
          expect(ring.currentId).not.toBe(before.currentId);
          expect(parseKeyRing(JSON.stringify(ring))).toEqual(ring);
        }
      }),
    );
  });

  it('hands out key ids that a token can start with', () => {
    let ring = firstRing;
    const ids = new Set<string>();
    for (let rotation = 0; rotation < 32; rotation++) {
      ring = addKey(ring, firstSecret);
      ids.add(toTokenKeys(ring, { settling: false }).current.id);
    }
    expect([...ids].sort().join('')).toBe('234567abcdefghijklmnopqrstuvwxyz');
  });

  it('signs with the old key as long as the new one is settling, and verifies with both', () => {
    const ring = addKey(firstRing, 'B'.repeat(43));
    const settling = toTokenKeys(ring, { settling: true });
    const settled = toTokenKeys(ring, { settling: false });
    expect([settling.current.id, settling.previous?.id]).toEqual(['a', 'b']);
    expect([settled.current.id, settled.previous?.id]).toEqual(['b', 'a']);
  });

  it('signs with its only key, settling or not', () => {
    expect(toTokenKeys(firstRing, { settling: true })).toEqual(toTokenKeys(firstRing, { settling: false }));
  });

  it.each([
    ['no JSON', 'hunter2-hunter2-hunter2-hunter2-hunter2'],
    ['no current key', JSON.stringify({ currentId: 'a' })],
    ['a short key', JSON.stringify({ currentId: 'a', current: 'hunter2' })],
    ['a key id that no token can hold', JSON.stringify({ currentId: 'A', current: firstSecret })],
    ['a previous key without its id', JSON.stringify({ ...firstRing, previous: firstSecret })],
    ['two keys of one id', JSON.stringify({ ...firstRing, previousId: 'a', previous: firstSecret })],
  ])('with %s is refused without a word of what is in it', (_, text) => {
    const read = () => parseKeyRing(text);
    expect(read).toThrow(UnreadableItemError);
    expect(read).not.toThrow(/hunter2|AAAA/);
  });
});
