import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPerson } from '../../../../functions/circle/domain/import/read-person.ts';
import type { WrittenPerson } from '../../../../functions/circle/domain/import/written-person.ts';

const refusal = (written: WrittenPerson) => {
  const reading = readPerson(written, 'refuse');
  return reading.outcome === 'refused' ? reading.reason : undefined;
};

describe('a person of a list', () => {
  test('is read whole', () => {
    const reading = readPerson(
      {
        name: 'Ann Berg',
        emails: ['Ann@Berg.example', 'Ann Berg <ann@home.example>', 'mailto:ann@berg.example'],
        cadence: 'every 6 weeks',
        tier: 'Close',
        days: [{ kind: 'birthday', date: '4 May' }],
        interests: ['wine', 'wine', ' cycling '],
        notes: ['Met in Oslo.\nHas a boat.'],
        lastContact: '2026-05-04',
        standing: ['do not contact'],
      },
      'refuse',
    );
    expect(reading).toMatchObject({
      outcome: 'read',
      cleanings: [],
      person: {
        details: {
          addresses: ['ann@berg.example', 'ann@home.example'],
          occasions: [{ kind: 'birthday', date: { month: 5, day: 4 } }],
          interests: ['wine', 'cycling'],
          notes: ['Met in Oslo.', 'Has a boat.'],
        },
        cadenceDays: 42,
        tier: 'close',
        lastContact: { year: 2026, month: 5, day: 4 },
        standing: 'do-not-contact',
      },
    });
  });

  test.each([
    [{ name: '' }, 'There is no name.'],
    [{ name: ' \u200b ' }, '"" has no letter to call anyone by.'],
    [{ name: '???' }, '"???" has no letter to call anyone by.'],
    [{ name: 'x'.repeat(201) }, 'The name is longer than 200 characters.'],
    [{ name: 'Ann', emails: ['ann@'] }, '"ann@" is not a mail address.'],
    [
      { name: 'Ann', emails: ['ann@berg.example leo@berg.example'] },
      '"ann@berg.example leo@berg.example" is not a mail address.',
    ],
    [
      { name: 'Ann', cadence: 'close' },
      '"close" is no cadence; write a number of days (30) or words like monthly or every 6 weeks.',
    ],
    [{ name: 'Ann', tier: 'best' }, '"best" is no tier; write inner, close or wide.'],
    [
      { name: 'Ann', standing: ['gone'] },
      '"gone" is no standing; write hidden, in memory or do not contact.',
    ],
    [{ name: 'Ann', notes: ['x'.repeat(10_001)] }, 'The notes are longer than 10000 characters.'],
    [{ name: 'Ann', phones: [{ value: 'call me' }] }, '"call me" is not a phone number.'],
    [{ name: 'Ann', timeZone: 'Mars/Base' }, '"Mars/Base" is not a time zone like Europe/London.'],
  ])('is refused with its reason: %j', (written, reason) => {
    expect(refusal(written)).toBe(reason);
  });
});

test.each(['refuse', 'leave-out'] as const)(
  'a day that is none costs nobody their place, and is told, whatever else is done (%s)',
  (way) => {
    const days = [{ kind: 'birthday', date: '30 Feb' } as const];
    expect(readPerson({ name: 'Ann', days, lastContact: '4 May' }, way)).toMatchObject({
      person: { details: { name: 'Ann', occasions: [] } },
      cleanings: [
        'The birthday "30 Feb" is not a clear date; write it like 1980-05-04 or 4 May. It was left out.',
        'The last contact needs its year, like 2026-05-04. It was left out.',
      ],
    });
  },
);

test('what smuggles a header or rings a bell is taken out of any field, and that is told', () => {
  const written = { name: 'Ann', company: 'Fjord\r\nBcc: x@y.example', notes: ['a\u0007b\r\nc\td'] };
  expect(readPerson(written, 'leave-out')).toMatchObject({
    person: { details: { company: 'Fjord Bcc: x@y.example', notes: ['a b', 'c d'] } },
    cleanings: [
      'Line breaks or control characters in the company were taken out.',
      'Control characters in the notes were taken out.',
    ],
  });
});

describe('a person of an address book', () => {
  test('loses what cannot be read, and each loss is told', () => {
    const reading = readPerson(
      { name: 'Ann', emails: ['ann@', 'ann@berg.example'], days: [{ kind: 'birthday', date: '31 April' }] },
      'leave-out',
    );
    expect(reading).toMatchObject({
      person: { details: { addresses: ['ann@berg.example'], occasions: [] } },
      cleanings: [
        '"ann@" is not a mail address. It was left out.',
        'The birthday "31 April" is not a clear date; write it like 1980-05-04 or 4 May. It was left out.',
      ],
    });
  });

  test('is nobody’s own spouse, but may be called as their son is', () => {
    const relatives = [
      { relation: 'Spouse', name: 'ANN BERG' },
      { relation: 'Daughter', name: 'Ann Berg' },
      { relation: 'Manager', name: 'Petr' },
    ];
    expect(readPerson({ name: 'Ann Berg', relatives }, 'leave-out')).toMatchObject({
      person: { details: { lovedOnes: [{ relation: 'daughter' }], notes: ['manager: Petr'] } },
      cleanings: ['ANN BERG cannot be their own spouse. It was left out.'],
    });
  });
});

test('nothing makes reading throw, nor brings a control character or a turned direction through', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'ab@.:/ 19-\r\n\t\u0000\u0007\u0085\u2028\u202e\u2066\u200b\ud800é👋'),
    maxLength: 40,
  });
  const person = fc.record(
    {
      name: text,
      nickname: text,
      emails: fc.array(text, { maxLength: 3 }),
      phones: fc.array(fc.record({ label: text, value: text }), { maxLength: 2 }),
      profiles: fc.array(fc.record({ label: text, value: text }), { maxLength: 2 }),
      postalAddresses: fc.array(
        fc.record({ label: text, lines: fc.array(text, { maxLength: 2 }), country: text }),
        {
          maxLength: 2,
        },
      ),
      relatives: fc.array(fc.record({ relation: text, name: text }), { maxLength: 2 }),
      days: fc.array(fc.record({ kind: fc.constant('other' as const), title: text, date: text }), {
        maxLength: 2,
      }),
      tags: fc.array(text, { maxLength: 2 }),
      notes: fc.array(text, { maxLength: 2 }),
      cadence: text,
      lastContact: text,
      died: text,
    },
    { requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(person, fc.constantFrom('refuse' as const, 'leave-out' as const), (written, way) => {
      const reading = readPerson(written, way);
      if (reading.outcome === 'read') {
        expect(JSON.stringify(reading.person).replace(/\\[bfnrt]|\\u00[01]./g, '\u0007')).not.toMatch(
          /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
        );
      }
    }),
    { endOnFailure: true },
  );
});
