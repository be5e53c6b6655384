import { expect, it } from 'vitest';
import { writeOfferReceipt } from '../../../../functions/inbound/domain/copy/write-offer-receipt.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';

const NICK = { name: 'Nick Borelli', address: emailAddressSchema.parse('nick@borelli.example') };
const write = (answer: Parameters<typeof writeOfferReceipt>[0], ...known: readonly (typeof NICK)[]) => {
  const { headline, paragraphs } = writeOfferReceipt(answer, { offered: [NICK], known, undoLink: undefined });
  return [headline, ...paragraphs].join('\n');
};

it('whoever brings somebody new in gets a page that takes it back', () => {
  const undoLink = 'https://kith.example/answers/a/undo';
  const settled = { offered: [NICK], known: [NICK], undoLink };
  const { paragraphs, button } = writeOfferReceipt({ answer: 'add', people: [NICK] }, settled);
  expect(button).toEqual({ label: 'Take it back', href: undoLink });
  expect(paragraphs.join()).not.toContain('npm run');
});

it('whoever adds somebody who is there already hears how they go again', () => {
  const said = write({ answer: 'add', people: [NICK] }, NICK);
  expect(said).toContain('Nick Borelli is in your circle now');
  expect(said).toContain('npm run kith -- erase nick@borelli.example');
});

it('a no after a yes says who stays, and how they go again', () => {
  const said = write({ answer: 'leave' }, NICK);
  expect(said).toContain('Nick Borelli came in before, and stays');
  expect(said).toContain('npm run kith -- erase nick@borelli.example');
  expect(said).not.toContain('Nobody was added');
});

it('a no alone leaves all as it is', () => {
  expect(write({ answer: 'leave' })).toContain('Nobody was added');
});

it('an answer that says both is told so', () => {
  expect(write({ answer: 'contradictory' })).toMatch(/both yes and no, so nobody was added/);
});
