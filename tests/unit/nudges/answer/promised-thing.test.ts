import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { promisedThing } from '../../../../functions/nudges/answer/domain/plan/promised-thing.ts';
import { toIsoInstant } from '../../../../functions/shared/iso-instant.ts';
import { buildPerson } from '../../../builders/person.ts';

const now = Temporal.ZonedDateTime.from('2026-08-24T07:30[Europe/London]');
const FRIDAY = Temporal.PlainDate.from('2026-08-28');
const MOMENT = {
  ...{ recordId: 'r', messageId: 'm', at: toIsoInstant(now.toInstant()) },
  ...{ now, timeZone: 'Europe/London' },
};

test.each([
  ['Anna the deck by Friday', FRIDAY, 'the deck'],
  ['her the deck by Friday.', FRIDAY, 'the deck'],
  ['Anna Berg the deck', undefined, 'the deck'],
  ['the deck by post', undefined, 'the deck by post'],
  ['the deck by post by Friday', FRIDAY, 'the deck by post'],
  ['to send Tom the photos', undefined, 'to send Tom the photos'],
  ['Tom the deck by Friday', FRIDAY, 'Tom the deck'],
])('“promised %s” is kept without whom and by when', (text, by, thing) => {
  const reading = { kind: 'promise' as const, text, ...(by && { by }) };
  expect(promisedThing(buildPerson('Anna Berg'), reading, MOMENT)).toBe(thing);
});
