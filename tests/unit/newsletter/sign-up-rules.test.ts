import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../../functions/newsletter/domain/address-flags.ts';
import { capsOf, hashIp } from '../../../functions/newsletter/domain/caps.ts';
import { preferredLanguage } from '../../../functions/newsletter/domain/preferred-language.ts';
import { isRipeStamp, signFormStamp } from '../../../functions/newsletter/form-stamp.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';

const KEYS: TokenKeys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const OTHER: TokenKeys = { current: { id: 'a', secret: Buffer.from('another secret') } };
const OPENED = Temporal.Instant.from(MONDAY_MORNING);
const keysOf = (ip: string) => {
  const { host, network } = capsOf(KEYS.current, ip);
  return [host.key, network.key];
};
const ipv6 = fc.ipV6().filter((ip) => !ip.includes('.'));

describe('the stamp of a form', () => {
  const stamp = signFormStamp(KEYS, OPENED);
  const isRipeAfter = (duration: Temporal.DurationLike) => isRipeStamp(KEYS, stamp, OPENED.add(duration));

  it('is ripe two seconds after the opening, and for a day', () => {
    expect(isRipeAfter({ seconds: 0 })).toBe(false);
    expect(isRipeAfter({ milliseconds: 1999 })).toBe(false);
    expect(isRipeAfter({ seconds: 2 })).toBe(true);
    expect(isRipeAfter({ hours: 23, minutes: 59 })).toBe(true);
    expect(isRipeAfter({ hours: 24 })).toBe(false);
  });

  it('cannot be made up, changed or signed with another key', () => {
    const later = OPENED.add({ minutes: 1 });
    expect(isRipeStamp(OTHER, stamp, later)).toBe(false);
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(isRipeStamp(KEYS, text, later)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.nat(56), (place) => {
        const letter = stamp[place] === 'b' ? 'c' : 'b';
        const changed = stamp.slice(0, place) + letter + stamp.slice(place + 1);
        expect(isRipeStamp(KEYS, changed, later)).toBe(false);
      }),
    );
  });
});

describe('the caps of a visitor', () => {
  it('tell hosts apart, and join those of one network', () => {
    const [host, network] = keysOf('192.0.2.7');
    expect(keysOf('192.0.2.8')).toEqual([expect.not.stringMatching(`^${host}$`), network]);
    expect(keysOf('192.0.3.7')[1]).not.toBe(network);
    expect(keysOf('::ffff:192.0.2.7')).toEqual([host, network]);
  });

  it('join all addresses of an IPv6 customer, however they are written', () => {
    expect(keysOf('2001:db8:0:2::1')).toEqual(keysOf('2001:0DB8:0000:0002:ffff:1:2:3'));
    expect(keysOf('2001:db8::1')).toEqual(keysOf('2001:db8:0:0:9::'));
    expect(keysOf('2001:db8:0:3::1')[0]).not.toBe(keysOf('2001:db8:0:2::1')[0]);
    expect(keysOf('2001:db8:0:3::1')[1]).toBe(keysOf('2001:db8:0:2::1')[1]);
  });

  it('never hold the address, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), ipv6, fc.string()), (ip) => {
        for (const key of keysOf(ip)) expect(key).toMatch(/^a[a-z2-7]{24}$/);
        expect(hashIp(KEYS.current, ip)).not.toBe(hashIp(OTHER.current, ip));
      }),
    );
  });
});

describe('the language of a browser', () => {
  it.each([
    ['de-ch, en;q=0.8', 'de-CH'],
    ['en;q=0.5, fr;q=0.9, de;q=0', 'fr'],
    ['*, pt-BR;q=0.5', 'pt-BR'],
    ['de;q=0', undefined],
    ['*', undefined],
    ['', undefined],
    [undefined, undefined],
    ['de_DE; drop table', undefined],
    ['en;q=7, sv', 'sv'],
    ['en-u-ca-buddhist', 'en'],
  ])('%j is %j', (header, language) => expect(preferredLanguage(header)).toBe(language));

  it('is a short tag or nothing, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (header) => {
        const language = preferredLanguage(header);
        if (language !== undefined) expect(language).toMatch(/^[A-Za-z0-9-]{2,500}$/);
      }),
    );
  });
});

describe('the flags of an address', () => {
  it.each([
    ['priya@raman.example', undefined],
    ['postmaster@raman.example', ['role']],
    ['info+news@raman.example', ['role']],
    ['information@raman.example', undefined],
    ['priya@mailinator.com', ['disposable']],
    ['priya@eu.mailinator.com', ['disposable']],
    ['priya@notmailinator.com', undefined],
    ['admin@yopmail.com', ['role', 'disposable']],
  ])('%s: %j', (address, flags) => {
    expect(flagsOf(emailAddressSchema.parse(address))).toEqual(flags);
  });
});
