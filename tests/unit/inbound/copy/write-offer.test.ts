import { expect, it } from 'vitest';
import { writeOffer } from '../../../../functions/inbound/domain/copy/write-offer.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';

const LONG = { address: emailAddressSchema.parse('x7@a-very-long-name-of-a-company.example') };
const OFFER = { leftOut: 0, subject: 'Plans', day: '24 August', cameBy: 'owner' } as const;

it('an address stands in a paragraph, never in the headline, where it would break in mid-word', () => {
  for (const person of [LONG, { ...LONG, name: 'Nick Borelli' }]) {
    const { headline, paragraphs } = writeOffer({ ...OFFER, people: [person] });
    expect(headline).not.toContain('@');
    expect(paragraphs.join('\n')).toContain(LONG.address);
  }
});

it('tells how to name whoever has no name', () => {
  const nick = { name: 'Nick Borelli', address: emailAddressSchema.parse('nick@borelli.example') };
  const say = (people: Parameters<typeof writeOffer>[0]['people']) =>
    writeOffer({ ...OFFER, people }).paragraphs.join('\n');
  expect(say([nick, LONG])).toContain('“add 2 Eve Holt”');
  expect(say([nick, nick])).not.toContain('Eve Holt');
  expect(say([LONG])).toContain('“add” and their name');
});
