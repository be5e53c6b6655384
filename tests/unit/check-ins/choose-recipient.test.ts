import { describe, expect, test } from 'vitest';
import { chooseRecipient } from '../../../functions/check-ins/domain/choose-recipient.ts';
import type { Suppression } from '../../../functions/delivery/domain/suppression.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';

const address = (name: string) => emailAddressSchema.parse(`${name}@adler.example`);
const [first, second, third] = [address('first'), address('second'), address('third')] as const;
const since = isoInstantSchema.parse('2026-08-01T00:00:00.000Z');

const choose = (reasons: Record<string, Suppression['reason']>, scope: Suppression['scope'] = 'all') =>
  chooseRecipient([first, second, third], (each) => {
    const reason = reasons[each];
    return reason && { reason, scope, since };
  });

describe('where a letter goes', () => {
  test.each([
    ['the first address', {}, first],
    ['the second one when mail to the first came back', { [first]: 'hard-bounce' }, second],
    ['the second one when the first one’s mailbox is full', { [first]: 'soft-bounces' }, second],
    ['the third one when both others are gone', { [first]: 'hard-bounce', [second]: 'hard-bounce' }, third],
    ['the first one, though the second is gone', { [second]: 'hard-bounce' }, first],
  ] as const)('is %s', (_, reasons, expected) => {
    expect(choose(reasons)).toEqual({ address: expected });
  });

  test.each(['complaint', 'asked-to-stop', 'in-memory'] as const)(
    'is no other address of somebody of whom one says “%s”',
    (why) => {
      expect(choose({ [third]: why })).toEqual({ why });
      expect(choose({ [first]: 'hard-bounce', [second]: why })).toEqual({ why });
    },
  );

  test('is open to who left the newsletter alone', () => {
    expect(choose({ [first]: 'asked-to-stop' }, 'newsletter')).toEqual({ address: first });
  });

  test('is nowhere when all came back, or there is none', () => {
    expect(choose({ [first]: 'hard-bounce', [second]: 'hard-bounce', [third]: 'hard-bounce' })).toEqual({
      why: 'hard-bounce',
    });
    expect(chooseRecipient([], () => undefined)).toEqual({ why: 'no-address' });
  });
});
