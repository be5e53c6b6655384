import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignUp, SIGN_UP_FIELDS } from '../../../functions/web/read-sign-up.ts';

const RULES = { topicIds: ['gifts'], isRipe: (stamp: string) => stamp === 'ripe' };
const read = (fields: Readonly<Record<string, string>>) =>
  readSignUp({ address: 'priya@raman.example', opened: 'ripe', ...fields }, RULES);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '\u0000',
    '\r\nBcc: all@x.example',
    '<script>alert(1)</script>',
    '\u202Eevil',
    '\uD800',
    '__proto__',
    `${'a'.repeat(300)}@x.example`,
  ),
);

describe('a mail address', () => {
  it.each([
    ['priya+news@raman.example', 'priya+news@raman.example'],
    [' Priya@Raman.example ', 'priya@raman.example'],
    ['juergen@müller.example', 'juergen@xn--mller-kva.example'],
    ['user@例子.example', 'user@xn--fsqu00a.example'],
    ["o'neill@x.example", "o'neill@x.example"],
  ])('%j is taken as %j', (address, taken) => {
    expect(read({ address })).toMatchObject({ outcome: 'wish', address: taken });
  });

  it.each([
    '"priya raman"@x.example',
    'priya@[192.0.2.1]',
    `${'a'.repeat(300)}@x.example`,
    `a@${'b'.repeat(64)}.example`,
    'a@x.example\r\nBcc: b@x.example',
    'a@x.example,b@x.example',
    'Priya <priya@x.example>',
    'a..b@x.example',
    'a@x',
    'a\u0000@x.example',
    'ann\u200b@x.example',
    '\uD800@x.example',
  ])('%j is asked for again', (address) => expect(read({ address }).outcome).toBe('no-address'));

  it.each(['jürgen@müller.example', '用户@例子.example'])(
    '%j, which SES cannot reach, is told apart, so that nobody waits for a mail that does not come',
    (address) => expect(read({ address }).outcome).toBe('unreachable'),
  );
});

describe('a name', () => {
  it.each([
    ['\u200b\u00ad', undefined],
    ['Zoe\u0308', 'Zoë'],
    [' Anna\r\nBcc: all@x.example ', 'Anna Bcc: all@x.example'],
    ['نرگس\u200cخاتون', 'نرگس\u200cخاتون'],
    ['🎁'.repeat(70), '🎁'.repeat(60)],
  ])('%j is taken as %j', (firstName, taken) => {
    expect(read({ firstName })).toMatchObject({ outcome: 'wish', firstName: taken });
  });
});

describe('every field, whatever is in it,', () => {
  it('is read without an error, and makes a short clean name, known topics and an origin', () => {
    const fields = fc.record(
      {
        ...Object.fromEntries(Object.values(SIGN_UP_FIELDS).map((name) => [name, anyText])),
        'topic-gifts': anyText,
        'topic-other': anyText,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fc.boolean(), (sent, isWhole) => {
        const signUp = isWhole ? read({ ...sent, address: 'a@x.example' }) : readSignUp(sent, RULES);
        if (signUp.outcome === 'machine') return;
        const { firstName = '', topics = [], site = '' } = 'typed' in signUp ? signUp.typed : signUp;
        expect(firstName).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]|^\s|\s$/u);
        expect([...firstName].length).toBeLessThanOrEqual(60);
        expect(['', 'gifts']).toContain(topics.join());
        expect(site).toMatch(/^(?:https?:\/\/[^/\s]+)?$/);
        if ('typed' in signUp) expect(signUp.typed.address.length).toBeLessThanOrEqual(254);
      }),
    );
  });

  it('never makes a wish of a form that a machine filled in, or that has no ripe stamp', () => {
    fc.assert(
      fc.property(anyText, anyText, (trap, opened) => {
        if (trap !== '') expect(read({ homepage: trap }).outcome).toBe('machine');
        expect(read({ opened: `${opened}x` }).outcome).toBe('press-again');
      }),
    );
  });
});
