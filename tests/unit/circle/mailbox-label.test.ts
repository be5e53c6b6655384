import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxSchema } from '../../../functions/circle/domain/contact.ts';
import { newMailboxLabel } from '../../../functions/circle/domain/mailbox-label.ts';

describe('the label of a lasting address', () => {
  it.each([
    ['Priya Raman', /^priya-[a-z2-7]{8}$/],
    ['Zoë O’Neill', /^zoe-[a-z2-7]{8}$/],
    ['Anne-Marie Duval', /^anne-marie-[a-z2-7]{8}$/],
    ['D’Arcy Bell', /^darcy-[a-z2-7]{8}$/],
    ['王小明', /^[a-z2-7]{8}$/],
  ])('begins with the first name of %s, where it has Latin letters', (name, shape) => {
    expect(newMailboxLabel(name)).toMatch(shape);
  });

  it('is another one each time', () => {
    expect(newMailboxLabel('Priya')).not.toBe(newMailboxLabel('Priya'));
  });

  it('fits behind hello+ in a local part and is read again, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const label = newMailboxLabel(name);
        expect(mailboxSchema.parse(label)).toBe(label);
        expect(`hello+${label}`.length).toBeLessThanOrEqual(64);
      }),
    );
  });
});
