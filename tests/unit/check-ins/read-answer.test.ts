import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../functions/check-ins/domain/read-answer.ts';

const PARTIES = { ownerName: 'Nora Lindqvist', contactGreetingName: 'Priya' };
const read = (words: string) => readAnswer(words, PARTIES);

describe('an answer to a draft', () => {
  it.each(['send', 'Send', 'SEND', 'send.', 'Send!', '  send  ', 'send\n\n'])(
    'sends it as it stands: %j',
    (words) => {
      expect(read(words)).toEqual({ meaning: 'send' });
    },
  );

  it.each([
    'send\n\nNora',
    'Send\n\nBest,\nNora',
    'Send.\n\nKind regards\nNora Lindqvist\nLindqvist Consulting\nThis mail is confidential.',
    'send\n\nNora Lindqvist\n+44 20 7946 0000',
  ])('does not take a signature for words of the owner’s own: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'send' });
  });

  it.each([
    ['send:\nHi Priya,\n\nLunch next week?\n\nNora', 'Hi Priya,\n\nLunch next week?\n\nNora'],
    ['Send\n\nJust thinking of you all, lunch next week?', 'Just thinking of you all, lunch next week?'],
    ['send :\n\n\nPriya, call me!', 'Priya, call me!'],
    ['send!\nDear friend,\nhappy birthday', 'Dear friend,\nhappy birthday'],
  ])('sends the owner’s own words: %j', (words, ownWords) => {
    expect(read(words)).toEqual({ meaning: 'send', ownWords });
  });

  it.each(['skip', 'Skip.', 'SKIP!'])('drops it: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'skip' });
  });

  it.each([
    '',
    'send it',
    'Send: Hi Priya',
    'please send',
    'yes',
    'don’t send',
    'send?',
    'Sending this tomorrow',
    'send her my love',
    'Met her for lunch.\nsend',
    'skip\n\nshe is in hospital',
    'send\nHarbour Studio Ltd',
    'send\nThis mail is confidential, and intended only for its recipient.',
  ])('is a note in any doubt: %j', (words) => {
    expect(read(words)).toEqual({ meaning: 'note' });
  });

  it('sends nothing unless its first line is the one word send', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, rest) => {
        fc.pre(!/^\s*send\s?[.!:]?\s*$/im.test(first));
        fc.pre(first.trim() !== '');
        expect(read(`${first}\n${rest}`).meaning).not.toBe('send');
      }),
    );
  });
});
