import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange, applyChanges } from '../../../../functions/circle/domain/changes/apply-change.ts';
import { readChange } from '../../../../functions/circle/domain/changes/read-change.ts';
import { contactSchema } from '../../../../functions/circle/domain/contact.ts';
import { buildContact } from '../../../builders/contact.ts';
import { KEPT_PHRASES } from './kept-phrases.ts';
import { REFUSED_PHRASES } from './refused-phrases.ts';
import { MOMENT, ruth, tell, tellAll } from './telling.ts';

test.each(KEPT_PHRASES)('%j is kept: %s', (phrase, line) => {
  expect(tell(phrase)).toBe(line);
});

test.each(REFUSED_PHRASES)('%j is refused: %s', (phrase, reason) => {
  expect(tell(phrase)).toBe(`no: ${reason}`);
});

test.each(['favourite colour=blue', 'tierra=x', '=', '', 'x'.repeat(20_000)])(
  '%.20j is nothing that Kith keeps',
  (phrase) => {
    expect(tell(phrase)).toMatch(
      /^no: (?:Kith keeps nothing called ".{0,60}"\. It keeps: name, nickname, |That is longer than)/,
    );
  },
);

describe('whatever is told', () => {
  const NAMES = [
    'name',
    'email',
    'phone',
    'birthday',
    'occasion',
    'loved one',
    'pause',
    'in memory',
    'met',
    'tags',
    'address',
  ];
  const words = fc.stringMatching(/^[ -~\u00e9\u202e\n\r]{0,40}$/);
  const phrase = fc
    .tuple(fc.constantFrom(...NAMES, ''), fc.constantFrom('=', ' ', ':', '+=', '-=', ''), words)
    .map((parts) => parts.join(''));
  const told = fc.oneof(phrase, fc.constantFrom(...KEPT_PHRASES.map(([kept]) => kept)));

  test('nothing throws, and what comes of it is a contact that its schema reads back as it is', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 4 }), (phrases) => {
        const contact = phrases.reduce((known, each) => {
          const reading = readChange(each);
          const applied = reading.outcome === 'read' && applyChange(known, reading.change, MOMENT);
          return applied && applied.outcome === 'changed' ? applied.contact : known;
        }, ruth);
        expect(contactSchema.parse(JSON.parse(JSON.stringify(contact)))).toEqual(
          JSON.parse(JSON.stringify(contact)),
        );
      }),
    );
  });

  test('no name, note or word of it holds a line break, a control character or a mark that turns the writing', () => {
    const smuggled = 'Ann\r\nBcc: all@example.com\u202e\u0000';
    const contact = tellAll(
      ruth,
      ...[
        'name',
        'nickname',
        'company',
        'role',
        'tag',
        'likes',
        'food',
        'note',
        'household',
        'met',
        'matters',
        'hidden',
        'do not contact',
        'address',
      ].map((field) => `${field}=${smuggled}`),
      `loved one friend Jo ${smuggled}`,
      `occasion=${smuggled}, 4 May`,
    );
    expect(JSON.stringify(contact)).not.toMatch(/\\[rnu]|[\u202a-\u202e]/);
  });

  test('telling it twice changes nothing more', () => {
    for (const [phrase] of KEPT_PHRASES.filter(
      ([each]) => !/[=: ]-|-=|now called|^[a-z ]+=?$/.test(each) && !each.includes('tea'),
    )) {
      expect(tell(phrase, tellAll(ruth, phrase))).toBe('as before');
    }
  });
});

describe('how often to be in touch', () => {
  const imported = buildContact({ cadenceDays: undefined, firstDueDelayDays: 12, lastTouchAt: undefined });

  test('counts from now once a tier is picked by hand: no debt from the past, no place in a queue', () => {
    const { tier, cadenceSince, firstDueDelayDays } = tellAll(imported, 'tier=inner');
    expect({ tier, cadenceSince, firstDueDelayDays }).toEqual({
      tier: 'inner',
      cadenceSince: '2026-08-24T06:30:00.000Z',
      firstDueDelayDays: undefined,
    });
  });

  test('goes on counting when the same is said again', () => {
    const known = buildContact({ tier: 'inner', cadenceSince: '2026-01-01T00:00:00.000Z' });
    expect(tellAll(known, 'tier=inner').cadenceSince).toBe('2026-01-01T00:00:00.000Z');
  });
});

test('the longest silence is never shorter than the aim, in whatever order they are told', () => {
  const tellTogether = (...phrases: readonly string[]) => {
    const changes = phrases.flatMap((phrase) => {
      const reading = readChange(phrase);
      return reading.outcome === 'read' ? [reading.change] : [];
    });
    return applyChanges(buildContact({ cadenceDays: 20, longestDays: 30 }), changes, MOMENT);
  };
  const reason = 'The longest silence, 30 days, is shorter than the aim of 40.';
  expect(tellTogether('every=40')).toEqual({ outcome: 'refused', reason });
  for (const order of [
    ['every=40', 'at most=30'],
    ['at most=30', 'every=40'],
  ])
    expect(tellTogether(...order)).toEqual({ outcome: 'refused', reason });
  expect(tellTogether('every=40', 'at most=60').outcome).toBe('changed');
});

test('a mistake is taken back without a trace', () => {
  const pairs = [
    ['in memory: died 3 March 2026, remember', 'alive'],
    ['hidden=divorce', 'shown'],
    ['do not contact', 'contact again'],
    ['pause 6 weeks', 'resume'],
    ['loved one Leo, in memory', 'loved one Leo, alive'],
    ['loved one Leo, hidden', 'loved one Leo, shown'],
  ];
  for (const phrases of pairs) expect(JSON.stringify(tellAll(ruth, ...phrases))).toBe(JSON.stringify(ruth));
});

test('of several changes one that cannot be kept refuses all', () => {
  const changes = ['tier=inner', 'likes=-wine'].flatMap((phrase) => {
    const reading = readChange(phrase);
    return reading.outcome === 'read' ? [reading.change] : [];
  });
  expect(applyChanges(ruth, changes, MOMENT)).toMatchObject({ outcome: 'refused' });
});

test('two of one name are told apart by what they are', () => {
  const twins = buildContact({
    lovedOnes: [
      { name: 'Leo', relation: 'son' },
      { name: 'Leo', relation: 'father' },
    ],
  });
  expect(tell('loved one Leo, likes maps', twins)).toBe(
    'no: Several are called Leo; say which: son Leo, father Leo.',
  );
  expect(tell('loved one father Leo, likes maps', twins)).toBe('father Leo: likes maps');
});
