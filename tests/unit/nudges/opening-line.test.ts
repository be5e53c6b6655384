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
  ['an interest', { interests: ['sailing'] }, undefined, 'Any sailing lately?'],
  [
    'a meeting',
    { interests: ['sailing'] },
    { kind: 'meeting' },
    'It was good to see you in July. Any sailing lately?',
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
  [
    'their own words of long ago',
    {},
    {
      ...{ kind: 'reply', direction: 'inbound', source: { by: 'contact-reply' } },
      ...{ text: 'We are moving to Lisbon.', occurredAt: '2026-03-10T12:00:00.000Z' },
    },
    'You wrote in March: “We are moving to Lisbon.” What has become of that?',
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
  ['an interest is a thing', { interests: ['brick', 'tiles', 'rye bread', 'wine', 'bees'] }, undefined],
])('says nothing where %s', (_, changes, entry) => {
  expect(open(changes, entry)).toBeUndefined();
});

const ASKED = [
  ...[
    'sailing',
    'open-water swimming',
    'letterpress printing',
    'gardening',
    'rowing',
    'choral music',
    'chess',
  ],
  ...['cricket', 'crosswords', 'Tennis', 'hill walking', 'opera', 'field recording', 'cooking'],
];
const NOT_ASKED = [
  ...[
    'brick',
    'long-distance trains',
    'night trains',
    'tiles',
    'maps',
    'bees',
    'boots',
    'cello',
    'letterpress',
  ],
  ...['linocut', 'marbled paper', 'rye bread', 'tea', 'wine', 'wine but not red', 'Moroccan food', 'spring'],
  ...[
    'espresso machines from the sixties',
    'analogue cameras',
    'translated fiction',
    'string',
    'the evening',
  ],
];

test('an interest is asked about only where “Any … lately?” is what one says', () => {
  const asked = [...ASKED, ...NOT_ASKED].filter((interest) => open({ interests: [interest] }) !== undefined);
  expect(asked).toEqual(ASKED);
});

test('what can be asked about is found among what cannot', () => {
  expect(open({ interests: ['brick', 'sailing', 'tea'] })).toBe('Any sailing lately?');
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
