import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../functions/shared/base32.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { readNudgeToken, signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { readReplyAddress, signReplyAddress } from '../../../functions/shared/reply-address.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';

const DOMAIN = 'in.kith.example';
const NOW = Temporal.Instant.from('2026-08-24T06:30:00Z');
const IN_180_DAYS = NOW.add({ hours: 180 * 24 });

const keyOf = (id: string) => ({ id, secret: Buffer.from(`a long random secret called ${id}`) });
const KEYS: TokenKeys = { current: keyOf('b'), previous: keyOf('a') };

const anyTarget = fc.record({
  deliveryId: fc.string().map((what) => deriveDeliveryId(what)),
  personIndex: fc.integer({ min: 0, max: 255 }),
});
const TARGET = { deliveryId: deriveDeliveryId('brief', 'nora'), personIndex: 3 };
const ADDRESS = signReplyAddress(KEYS, TARGET, IN_180_DAYS, DOMAIN);
const tokenOf = (address: string) => address.slice('r+'.length, address.lastIndexOf('@'));
const read = (address: string, keys = KEYS, now = NOW) => readReplyAddress(keys, address, now);

describe('a reply address', () => {
  it('gives back the message and the person that it was signed for', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const address = signReplyAddress(KEYS, target, IN_180_DAYS, DOMAIN);
        expect(read(address)).toEqual({ outcome: 'valid', target });
      }),
    );
  });

  it('fits a local part (64 octets) in lower-case letters and digits', () => {
    expect(ADDRESS).toMatch(/^r\+[a-z2-7]{57}@in\.kith\.example$/);
  });

  it('survives a mail system that changes the case', () => {
    expect(read(ADDRESS.toUpperCase())).toEqual({ outcome: 'valid', target: TARGET });
  });

  it('is valid until the second before it expires, and names its message after that', () => {
    const lastSecond = IN_180_DAYS.subtract({ seconds: 1 });
    expect(read(ADDRESS, KEYS, lastSecond).outcome).toBe('valid');
    expect(read(ADDRESS, KEYS, IN_180_DAYS)).toEqual({ outcome: 'expired', target: TARGET });
  });

  it('is still read after its key became the previous one, and forged once the key is gone', () => {
    expect(read(ADDRESS, { current: keyOf('c'), previous: keyOf('b') }).outcome).toBe('valid');
    expect(read(ADDRESS, { current: keyOf('d'), previous: keyOf('c') }).outcome).toBe('forged');
  });

  it('is forged when another secret goes by the name of its key', () => {
    expect(read(ADDRESS, { current: { id: 'b', secret: Buffer.from('stranger') } }).outcome).toBe('forged');
  });

  it('is forged when its key id names the other live key', () => {
    expect(read(ADDRESS.replace('r+b', 'r+a')).outcome).toBe('forged');
  });

  it('is forged when any one bit is flipped', () => {
    const [keyId, body] = [tokenOf(ADDRESS).charAt(0), tokenOf(ADDRESS).slice(1)];
    const bytes = decodeBase32(body) ?? new Uint8Array();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7));
      expect(read(`r+${keyId}${encodeBase32(flipped)}@${DOMAIN}`).outcome).toBe('forged');
    }
    expect(bytes).toHaveLength(35);
  });

  it('is forged when any one character is another one, is missing or is doubled', () => {
    const token = tokenOf(ADDRESS);
    const position = fc.integer({ min: 0, max: token.length - 1 });
    const replacement = fc.string({ unit: 'grapheme', maxLength: 2 });
    fc.assert(
      fc.property(position, replacement, (at, text) => {
        fc.pre(text.toLowerCase() !== token.charAt(at));
        expect(read(`r+${token.slice(0, at)}${text}${token.slice(at + 1)}@${DOMAIN}`).outcome).toBe('forged');
      }),
    );
  });

  it('calls any other text forged and never throws', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `r+${text}@${DOMAIN}`),
      fc
        .string({ unit: fc.constantFrom(...'abcdefgh234567K\u212Aİ'), minLength: 57, maxLength: 57 })
        .map((text) => `r+${text}@${DOMAIN}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual({ outcome: 'forged' });
      }),
    );
  });
});

describe('a nudge link', () => {
  const link = signNudgeLink('done', KEYS, TARGET, IN_180_DAYS, 'https://kith.example');
  const token = link.split('/').at(-2) ?? '';

  it('leads to the page of its own message and person', () => {
    expect(link).toBe(`https://kith.example/nudges/${token}/done`);
    expect(readNudgeToken('done', KEYS, token, NOW)).toEqual({ outcome: 'valid', target: TARGET });
  });

  it('does not do what another button does', () => {
    for (const button of ['snooze-week', 'snooze-month', 'skip'] as const)
      expect(readNudgeToken(button, KEYS, token, NOW)).toEqual({ outcome: 'forged' });
  });

  it('does not open with the token of a reply address, nor the other way round', () => {
    expect(readNudgeToken('done', KEYS, tokenOf(ADDRESS), NOW)).toEqual({ outcome: 'forged' });
    expect(read(`r+${token}@${DOMAIN}`)).toEqual({ outcome: 'forged' });
  });
});
