import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecipient } from '../../../functions/inbound/domain/recipient.ts';

describe('the address of a message', () => {
  it.each([
    ['r+token@in.kith.example', { kind: 'token', address: 'r+token@in.kith.example' }],
    ['R+Token@in.kith.example', { kind: 'token', address: 'R+Token@in.kith.example' }],
    ['hello+priya-k3x7q2mw@in.kith.example', { kind: 'mailbox', mailbox: 'priya-k3x7q2mw' }],
    ['Hello+Priya-K3X7Q2MW@in.kith.example', { kind: 'mailbox', mailbox: 'priya-k3x7q2mw' }],
    ['leave+abc@in.kith.example', { kind: 'leave', subscriberId: 'abc' }],
    ['draft@in.kith.example', { kind: 'draft' }],
    ['Draft+cup@in.kith.example', { kind: 'draft' }],
    ['drafts@in.kith.example', { kind: 'nobody' }],
    ['hello@in.kith.example', { kind: 'nobody' }],
    ['hello+@in.kith.example', { kind: 'nobody' }],
    ['helloo+priya@in.kith.example', { kind: 'nobody' }],
    ['no-address', { kind: 'nobody' }],
    ['', { kind: 'nobody' }],
  ])('%j is told by its local part', (address, recipient) => {
    expect(readRecipient(address)).toEqual(recipient);
  });

  it('never makes reading it an error', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        expect(readRecipient(address).kind).toMatch(/^(token|mailbox|leave|draft|nobody)$/);
      }),
    );
  });
});
