import { expect, test } from 'vitest';
import { otherPeople } from '../../../../functions/inbound/domain/copy/people-in-copy.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { buildOwner } from '../../../builders/owner.ts';

const selves = { owner: buildOwner(), isKiths: (address: string) => address.endsWith('@in.kith.example') };
const isTaken = (address: string) =>
  otherPeople([{ name: undefined, address: emailAddressSchema.parse(address) }], selves).length === 1;

test.each(['ruth@adler.example', 'reply.anna@berg.example', 'abuela@casa.example', 'lists@berg.example'])(
  '%s can be somebody',
  (address) => expect(isTaken(address)).toBe(true),
);

test.each([
  'nora@lindqvist.example',
  'log+nora@in.kith.example',
  'no-reply@shop.example',
  'orders-noreply@shop.example',
  'notifications@github.example',
  'mailer-daemon@mx.example',
  'sailing@lists.club.example',
  'sailing@googlegroups.com',
  'sailing-request@club.example',
  'owner-sailing@club.example',
])('%s is the owner, Kith, a machine or a list', (address) => expect(isTaken(address)).toBe(false));
