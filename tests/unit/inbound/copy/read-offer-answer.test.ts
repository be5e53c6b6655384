import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOfferAnswer } from '../../../../functions/inbound/domain/copy/read-offer-answer.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';

const NICK = { name: 'Nick Borelli', address: emailAddressSchema.parse('nick@borelli.example') };
const ANA_SOUSA = { name: 'Ana Sousa', address: emailAddressSchema.parse('ana@sousa.example') };
const ANA_LIMA = { address: emailAddressSchema.parse('ana.lima@mail.example') };
const THREE = [NICK, ANA_SOUSA, ANA_LIMA];
const added = (...people: readonly object[]) => ({ answer: 'add', people });

describe('an answer about one person', () => {
  it.each([
    'add',
    'Add.',
    'yes',
    'Yes, please add him',
    'ok',
    'add nick',
    'add Nick Borelli',
    'add 1',
    'please',
  ])('%s: adds', (words) => expect(readOfferAnswer(words, [NICK])).toEqual(added(NICK)));
  it.each(['no', 'No thanks.', 'skip', 'leave him', 'don’t add her'])('%s: leaves', (words) =>
    expect(readOfferAnswer(words, [NICK])).toEqual({ answer: 'leave' }),
  );
  it.each(['', 'add Ruth', 'perhaps', 'who is that?', 'additional words', 'add 2', '加他'])(
    '“%s” is asked back',
    (words) => expect(readOfferAnswer(words, [NICK])).toEqual({ answer: 'unclear' }),
  );
});

it('somebody without a name is added under the one that the owner gives', () => {
  expect(readOfferAnswer('add Eve Holt', [ANA_LIMA])).toEqual(added({ ...ANA_LIMA, name: 'Eve Holt' }));
  expect(readOfferAnswer('add ana', [ANA_LIMA])).toEqual(added(ANA_LIMA));
  expect(readOfferAnswer('add later', [ANA_LIMA])).toEqual({ answer: 'unclear' });
});

describe('an answer about several people', () => {
  it.each([
    ['add 1', added(NICK)],
    ['1, 3', added(NICK, ANA_LIMA)],
    ['add 1 3', added(NICK, ANA_LIMA)],
    ['add all', added(...THREE)],
    ['all', added(...THREE)],
    ['add Nick and ana@sousa.example', added(NICK, ANA_SOUSA)],
    ['add Ana Lima', added(ANA_LIMA)],
    ['add Nick\nThanks!', added(NICK)],
    ['add 3 Eve Holt', added({ ...ANA_LIMA, name: 'Eve Holt' })],
    ['add #3: Eve Holt, 1', added({ ...ANA_LIMA, name: 'Eve Holt' }, NICK)],
    ['add 2 Ana', added(ANA_SOUSA)],
    ['add 3 Eve Holt\nadd 3, 1', added({ ...ANA_LIMA, name: 'Eve Holt' }, NICK)],
    ['add 2 as Ann de Souza', added({ ...ANA_SOUSA, name: 'Ann de Souza' })],
  ])('%s', (words, expected) => expect(readOfferAnswer(words, THREE)).toEqual(expected));
  it.each([
    'add',
    'yes',
    'add Ana',
    'add 4',
    'add 1 but not 2',
    'add 0',
    'add 2 Nick',
    'add 4 Eve Holt',
    'add 2 later',
    'add Eve Holt',
  ])('“%s” is asked back', (words) => expect(readOfferAnswer(words, THREE)).toEqual({ answer: 'unclear' }));
});

describe('an answer of several lines is read whole', () => {
  it.each([
    'yes\nactually no',
    'yes\n\nActually, no.',
    'add\nwait, do not add him yet',
    'add Nick\nnot him',
    'ok\nno',
    'no\nyes',
    'don’t add him\nhm, add him after all',
    'add\nOn second thought, leave it.',
    'add all\nexcept Ana Lima',
    'add all\nnever mind',
    'add 1\nActually, add 2',
  ])('%j says both, and is asked back', (words) =>
    expect(readOfferAnswer(words, /all|1/.test(words) ? THREE : [NICK])).toEqual({
      answer: 'contradictory',
    }),
  );
  it.each(['add 1\nadd 3', '1\n3', 'add Nick\nadd Ana Lima\nThanks,\nTess'])(
    '%j adds all whom its lines name',
    (words) => expect(readOfferAnswer(words, THREE)).toEqual(added(NICK, ANA_LIMA)),
  );
  it.each(['yes\nThanks!', 'add him\nWe met in Oslo.', 'yes please\n\nBest,\nTess', 'add\nadd'])(
    '%j: adds',
    (words) => expect(readOfferAnswer(words, [NICK])).toEqual(added(NICK)),
  );
  it('no stays no, whatever is said below', () =>
    expect(readOfferAnswer('no\nI do not know him.', [NICK])).toEqual({ answer: 'leave' }));
  it('whom a later line names and nobody is, is asked back', () =>
    expect(readOfferAnswer('add 1\nadd Zeb', THREE)).toEqual({ answer: 'unclear' }));
});

it('never adds anybody who was not offered', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (words) => {
      const answer = readOfferAnswer(words, THREE);
      if (answer.answer === 'add') for (const person of answer.people) expect(THREE).toContain(person);
    }),
  );
});
