import { expect, it } from 'vitest';
import { wayFor } from '../../../functions/circle/domain/letter-way.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';

const ELSEWHERE = 'kith.example';
/** Nora’s own address is nora@lindqvist.example. */
const HERS = 'lindqvist.example';
const MAILBOX = 'ruth-aaaaaaaa';

const way = (
  contact: Parameters<typeof buildContact>[0],
  letters: Parameters<typeof buildOwner>[0] = {},
  mailDomain = ELSEWHERE,
) => wayFor(buildOwner(letters), buildContact(contact), mailDomain);

it('nobody gets letters unasked', () => {
  expect(way({ tier: 'inner' })).toBe('off');
});

it.each(['mine', 'approve', 'auto', 'off'] as const)('%s holds as it was said of a person', (said) => {
  expect(way({ checkIns: { way: said } }, {}, HERS)).toBe(said);
});

it('letters that are wanted, by no way in particular, are the owner’s to send until the domain is theirs', () => {
  expect(way({ checkIns: { way: 'on' } })).toBe('mine');
  expect(way({ checkIns: { way: 'on' } }, {}, HERS)).toBe('approve');
  expect(way({ checkIns: { way: 'on' } }, {}, 'vist.example')).toBe('mine');
});

it('a tier has a way, which a word about a person comes before', () => {
  const letters = { letters: { inner: 'auto', close: 'on' } } as const;
  expect(way({ tier: 'inner' }, letters)).toBe('auto');
  expect(way({ tier: 'close' }, letters)).toBe('mine');
  expect(way({ tier: 'wide' }, letters)).toBe('off');
  expect(way({ tier: 'inner', checkIns: { way: 'off' } }, letters)).toBe('off');
  expect(way({ tier: 'inner', checkIns: { tone: 'formal' }, mailbox: MAILBOX }, letters)).toBe('auto');
});

it('whoever asked for no letters gets none, whatever their tier says, until the owner says otherwise', () => {
  const letters = { letters: { inner: 'auto' } } as const;
  expect(way({ tier: 'inner', mailbox: MAILBOX }, letters)).toBe('off');
  expect(way({ tier: 'inner', mailbox: MAILBOX, checkIns: { way: 'approve' } }, letters)).toBe('approve');
});
