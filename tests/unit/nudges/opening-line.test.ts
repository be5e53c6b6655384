import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { openingLine } from '../../../functions/nudges/domain/opening-line.ts';
import { planReason, whyNow } from '../../../functions/nudges/domain/why-now.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildPerson } from '../../builders/person.ts';

const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
const rules = buildRules('Europe/London');
type Changes = NonNullable<Parameters<typeof buildPerson>[1]>;
type Entry = Parameters<typeof buildInteraction>[0];

const open = (changes: Changes, entry?: Entry) => {
  const contact = buildPerson('Ruth Adler', changes);
  const newestEntry = entry && buildInteraction({ occurredAt: '2026-07-08T12:00:00.000Z', ...entry });
  return openingLine({
    contact,
    reasons: whyNow(contact, now, rules),
    newestEntry,
    now,
    timeZone: 'Europe/London',
  });
};
const on = (day: number) => [birthday({ month: 8, day })];
const tom = { name: 'Tom', relation: 'husband', occasions: on(27) };
const plan = { planId: 'a'.repeat(24), addedAt: '2026-08-20T08:00:00.000Z' } as const;

test.each<[string, Changes, Entry | undefined, string]>([
  ['a birthday today', { occasions: on(24) }, undefined, 'Happy birthday, Ruth.'],
  ['one tomorrow', { occasions: on(25) }, undefined, 'A happy birthday to you tomorrow, Ruth.'],
  [
    'that of a loved one',
    { lovedOnes: [tom] },
    undefined,
    'Please wish Tom a happy birthday from me on Thursday.',
  ],
  [
    'an anniversary',
    { occasions: [{ kind: 'anniversary', date: { month: 8, day: 27 } }] },
    undefined,
    'A happy anniversary on Thursday, to you both.',
  ],
  ['an interest', { interests: ['sailing'] }, undefined, 'Have you found time for sailing lately?'],
  [
    'a meeting',
    { interests: ['sailing'] },
    { kind: 'meeting' },
    'It was good to see you in July. Have you found time for sailing lately?',
  ],
  [
    'their own harmless words',
    {},
    {
      kind: 'reply',
      direction: 'inbound',
      source: { by: 'contact-reply' },
      text: 'We are moving to Lisbon.',
    },
    'You wrote in July: “We are moving to Lisbon.” How is that going?',
  ],
])('opens with %s', (_, changes, entry, line) => {
  expect(open(changes, entry)).toBe(line);
});

test.each<[string, Changes, Entry | undefined]>([
  ['nothing is known, rather than with something bland', {}, undefined],
  ['they only met', {}, { kind: 'meeting' }],
  ['a note is a sad one', { interests: ['sailing'], notes: ['Her mother died in May'] }, undefined],
  [
    'they wrote of something private',
    { interests: ['sailing'] },
    { direction: 'inbound', text: 'I am in therapy.' },
  ],
  [
    'it is a day of remembrance',
    { interests: ['tea'], occasions: [{ kind: 'memorial', date: { month: 8, day: 26 } }] },
    undefined,
  ],
  ['one writes to them in another language', { interests: ['sailing'], language: 'de' }, undefined],
  ['the interest is a private one', { interests: ['church'] }, undefined],
])('says nothing where %s', (_, changes, entry) => {
  expect(open(changes, entry)).toBeUndefined();
});

test.each([
  [{ ...plan, kind: 'promise', text: 'the deck' } as const, 'As I promised, here it is.'],
  [
    { ...plan, kind: 'need', text: 'phone broke', on: '2026-08-25' } as const,
    'Is there anything I can do before tomorrow?',
  ],
  [{ ...plan, kind: 'need', text: 'her father is in hospital' } as const, undefined],
  [{ ...plan, kind: 'reminder', text: 'send the book' } as const, undefined],
])('opens by what is planned: %o', (planned, line) => {
  const contact = buildPerson('Ruth', { plans: [planned] });
  const [stored] = contact.plans;
  if (stored === undefined) throw new Error('There is a plan');
  const material = { contact, newestEntry: undefined, now, timeZone: 'Europe/London' };
  expect(
    openingLine({
      ...material,
      reasons: [planReason(contact, stored, material.now, buildRules(material.timeZone))],
    }),
  ).toBe(line);
});
