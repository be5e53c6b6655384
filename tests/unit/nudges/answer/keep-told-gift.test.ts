import { expect, test } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { changePersonBy } from '../../../../functions/nudges/answer/domain/plan/change-person-by.ts';
import { readAnswerLines } from '../../../../functions/nudges/answer/domain/read-answer-lines.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { ABOUT_RUTH, NOW } from './say-line.ts';

const owner = buildOwner();
const moment = {
  ...{ recordId: 'a'.repeat(24), messageId: 'mail', timeZone: NOW.timeZoneId },
  ...{ at: toIsoInstant(NOW.toInstant()), now: NOW },
};

function tell(contact: Contact, words: string, by = owner) {
  const [line] = readAnswerLines(words, ABOUT_RUTH);
  if (line?.reading.kind !== 'gift-sent') throw new Error('It reads as no gift.');
  const changed = changePersonBy(contact, line.reading, {
    owner: by,
    moment,
    place: contact.gifts.length,
    words: '',
  });
  if ('ask' in changed) throw new Error(changed.ask);
  return changed;
}

test('a sum in money of several countries is asked about, and counts once it is told with its code', () => {
  const first = tell(buildContact(), 'gift sent: a linocut, 80 kr');
  expect(first.askBack).toContain('“gift sent: a linocut, SEK 80”');
  expect(first.contact.gifts).toMatchObject([{ text: 'a linocut, 80 kr', stage: 'sent' }]);
  expect(first.contact.gifts[0]?.amount).toBeUndefined();
  const second = tell(first.contact, 'gift sent: a linocut, SEK 80');
  expect(second).toMatchObject({ isAmended: true });
  expect(second.askBack).toBeUndefined();
  expect(second.contact.gifts).toMatchObject([{ amount: { currency: 'SEK', value: 80 } }]);
});

test('it is plain to an owner whose own money is called so', () => {
  const inOslo = { ...owner, giving: { ...owner.giving, currency: 'NOK' } };
  const { askBack, contact } = tell(buildContact(), 'gift sent: a linocut, 80 kr', inOslo);
  expect(askBack).toBeUndefined();
  expect(contact.gifts[0]?.amount).toEqual({ currency: 'NOK', value: 80 });
});
