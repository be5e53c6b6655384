import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { mergeDetails } from '../../../../functions/circle/domain/merging/merge-details.ts';
import { takeBack } from '../../../../functions/circle/domain/merging/take-back.ts';
import { isoInstantSchema } from '../../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../../builders/contact.ts';

type Changes = NonNullable<Parameters<typeof buildContact>[0]>;

const MAY = '2026-05-01T09:00:00.000Z';
const JUNE = '2026-06-01T09:00:00.000Z';
const OTHER_ID = 'otherotherothero';

/** Somebody of whom nothing is known but the name, unless it is said. */
const person = (changes: Changes): Contact =>
  buildContact({ addresses: [], cadenceDays: undefined, lastTouchAt: undefined, ...changes });
const merged = (kept: Changes, absorbed: Changes): Contact =>
  mergeDetails(person(kept), person({ contactId: OTHER_ID, addedAt: MAY, ...absorbed }));

describe('a merged contact', () => {
  test('has the lists of both, without repetition, the kept one’s first', () => {
    expect(
      merged(
        { addresses: ['ruth@adler.example'], tags: ['Wine'], notes: ['Met at Moro.'] },
        {
          addresses: ['r@work.example', 'ruth@adler.example'],
          tags: ['wine', 'xmas'],
          notes: ['Met at Moro.'],
        },
      ),
    ).toMatchObject({
      addresses: ['ruth@adler.example', 'r@work.example'],
      tags: ['Wine', 'xmas'],
      notes: ['Met at Moro.'],
    });
  });

  test('takes what only the absorbed one had', () => {
    expect(merged({}, { company: 'Hill & Co', nickname: 'Ru', met: { where: 'Moro' } })).toMatchObject({
      company: 'Hill & Co',
      nickname: 'Ru',
      met: { where: 'Moro' },
      notes: [],
    });
  });

  test('notes what the kept one’s own displaces', () => {
    const united = merged(
      { company: 'Adler AG', occasions: [birthday(1980)], met: { where: 'Moro' } },
      {
        name: 'Ruth A.',
        company: 'Hill & Co',
        occasions: [birthday(1981)],
        met: { where: 'Hull', how: 'by chance' },
      },
    );
    expect(united).toMatchObject({ name: 'Ruth Adler', company: 'Adler AG', occasions: [birthday(1980)] });
    expect(united.met).toEqual({ where: 'Moro', how: 'by chance' });
    expect(united.notes).toEqual([
      'also: called Ruth A.',
      'also: company Hill & Co',
      'also: met at Hull',
      'also: born 1981-05-03',
    ]);
  });

  test('learns the year of a birthday', () => {
    const united = merged({ occasions: [birthday()] }, { occasions: [birthday(1980)] });
    expect(united).toMatchObject({ occasions: [birthday(1980)], notes: [] });
  });

  test('has one husband where both name him, with all that is known of him', () => {
    const { lovedOnes } = merged(
      { lovedOnes: [{ name: 'Tom', relation: 'husband', interests: ['bees'], occasions: [birthday()] }] },
      {
        lovedOnes: [
          {
            name: 'tom',
            relation: 'Husband',
            interests: ['Bees', 'cello'],
            occasions: [birthday(1979)],
            inMemory: { since: MAY },
          },
          { name: 'Leo', relation: 'son' },
        ],
      },
    );
    expect(lovedOnes).toMatchObject([
      { name: 'Tom', interests: ['bees', 'cello'], occasions: [birthday(1979)], inMemory: { since: MAY } },
      { name: 'Leo' },
    ]);
  });

  test('keeps the telephone that says more of the two writings of one number', () => {
    const long = { number: '+44 20 7946 0018' };
    const short = { number: '020 7946 0018' };
    expect(merged({ phones: [long] }, { phones: [short] }).phones).toEqual([long]);
    expect(merged({ phones: [short] }, { phones: [long] }).phones).toEqual([short, long]);
    expect(merged({ phones: [long] }, { phones: [{ ...short, label: 'work' }] }).phones).toHaveLength(2);
  });

  test('has the newest touch and the newest nudge', () => {
    expect(
      merged({ lastTouchAt: MAY, lastNudgedAt: JUNE }, { lastTouchAt: JUNE, lastNudgedAt: MAY }),
    ).toMatchObject({ lastTouchAt: JUNE, lastNudgedAt: JUNE });
  });

  test.each<[string, Changes, Changes, Partial<Contact>]>([
    ['the closer tier', { tier: 'wide' }, { tier: 'inner' }, { tier: 'inner' }],
    ['the closer tier, on either side', { tier: 'close' }, { tier: 'wide' }, { tier: 'close' }],
    [
      'the absorbed one’s cadence from when it was wanted, so that nothing falls due at once',
      {},
      { cadenceDays: 30, firstDueDelayDays: 5 },
      { cadenceDays: 30, firstDueDelayDays: 5, cadenceSince: at(MAY) },
    ],
    [
      'the kept one’s own cadence, and a note of the other',
      { cadenceDays: 30 },
      { cadenceDays: 14 },
      { cadenceDays: 30, notes: ['also: to be in touch every 14 days'] },
    ],
  ])('has %s', (_, kept, absorbed, expected) => {
    expect(merged(kept, absorbed)).toMatchObject(expected);
  });

  test.each<[string, Changes, Partial<Contact>]>([
    ['is left in peace', { doNotContact: { since: MAY } }, { doNotContact: { since: at(MAY) } }],
    ['is hidden', { hidden: { since: MAY } }, { hidden: { since: at(MAY) } }],
    [
      'is in memory',
      { inMemory: { since: MAY } },
      { inMemory: { since: at(MAY), remembersAnniversaries: false } },
    ],
    ['is paused for longer', { pause: { until: JUNE } }, { pause: { until: at(JUNE) } }],
  ])('%s if either was', (_, stricter, expected) => {
    const laxer = { pause: { until: MAY } };
    expect(merged(laxer, stricter)).toMatchObject(expected);
    expect(merged(stricter, laxer)).toMatchObject(expected);
  });

  test('gets no letters if either had them once and gets none any more', () => {
    const reached: Changes = { checkIns: { way: 'approve' }, mailbox: 'ruth-aaaaaaaa' };
    const stopped: Changes = { mailbox: 'ruth-bbbbbbbb' };
    expect(merged(reached, stopped).checkIns).toBeUndefined();
    expect(merged(stopped, reached).checkIns).toBeUndefined();
    expect(merged(reached, {}).checkIns).toEqual({ way: 'approve' });
    expect(merged({}, reached)).toMatchObject(reached);
  });
});

const texts = fc.uniqueArray(fc.constantFrom('wine', 'Wine', 'bees', 'cello', 'Hill & Co'), { maxLength: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const moment = fc.constantFrom(MAY, JUNE, '2026-07-01T09:00:00.000Z');
const occasions = fc.array(
  fc.record({
    kind: fc.constantFrom('birthday' as const, 'anniversary' as const),
    date: fc.record({ month: fc.constant(5), day: fc.integer({ min: 1, max: 3 }) }),
  }),
  { maxLength: 2 },
);
const anyChanges: fc.Arbitrary<Changes> = fc.record({
  name: fc.constantFrom('Ruth Adler', 'Ruth A.'),
  nickname: maybe(fc.constantFrom('Ru', 'Ruthie')),
  company: maybe(fc.constantFrom('Adler AG', 'Hill & Co')),
  household: maybe(fc.constantFrom('The Adlers', 'The Hills')),
  tags: texts,
  interests: texts,
  notes: texts,
  phones: fc.array(fc.record({ number: fc.constantFrom('020 7946 0018', '+44 20 7946 0018', '555') }), {
    maxLength: 2,
  }),
  occasions,
  lovedOnes: fc.array(
    fc.record({ name: fc.constantFrom('Tom', 'Leo'), relation: fc.constant('son'), notes: texts, occasions }),
    { maxLength: 2 },
  ),
  met: maybe(fc.record({ where: fc.constantFrom('Moro', 'Hull') })),
  tier: maybe(fc.constantFrom('inner' as const, 'wide' as const)),
  cadenceDays: maybe(fc.integer({ min: 1, max: 3 })),
  pause: maybe(
    fc.record(
      { until: moment, reason: maybe(fc.constantFrom('grief', 'sabbatical')) },
      { requiredKeys: ['until'] },
    ),
  ),
  doNotContact: maybe(fc.record({ since: moment })),
  checkIns: maybe(fc.constant({ way: 'approve' as const })),
  mailbox: maybe(fc.constantFrom('ruth-aaaaaaaa', 'ruth-bbbbbbbb')),
  lastTouchAt: maybe(moment),
});
const two = (check: (kept: Contact, absorbed: Contact) => void) =>
  fc.assert(
    fc.property(anyChanges, anyChanges, (kept, absorbed) =>
      check(person(kept), person({ ...absorbed, contactId: OTHER_ID, addresses: ['r@work.example'] })),
    ),
    { numRuns: 300 },
  );

describe('whatever the two people are', () => {
  test('merging twice is merging once', () => {
    two((kept, absorbed) => {
      const once = mergeDetails(kept, absorbed);
      expect(mergeDetails(once, absorbed)).toEqual(once);
    });
  });

  test('no word of either is lost', () => {
    two((kept, absorbed) => {
      const told = JSON.stringify(mergeDetails(kept, absorbed)).toLowerCase();
      for (const { name, company, household, nickname, met, notes, tags, addresses } of [kept, absorbed]) {
        for (const word of [
          name,
          company,
          household,
          nickname,
          met?.where,
          ...notes,
          ...tags,
          ...addresses,
        ]) {
          if (word !== undefined) expect(told).toContain(word.toLowerCase());
        }
      }
    });
  });

  test('taking back a merge leaves the kept one as before, however often', () => {
    two((keptBefore, absorbed) => {
      const back = takeBack(mergeDetails(keptBefore, absorbed), { keptBefore, absorbed });
      expect(back).toEqual(keptBefore);
      expect(takeBack(back, { keptBefore, absorbed })).toEqual(keptBefore);
    });
  });

  test('taking back keeps what was written since', () => {
    two((keptBefore, absorbed) => {
      const since = {
        notes: [...mergeDetails(keptBefore, absorbed).notes, 'She moved to Oslo.'],
        company: 'New & Co',
        lastTouchAt: at('2026-08-20T09:00:00.000Z'),
      };
      const back = takeBack({ ...mergeDetails(keptBefore, absorbed), ...since }, { keptBefore, absorbed });
      expect(back).toEqual({
        ...keptBefore,
        ...since,
        notes: [...keptBefore.notes, 'She moved to Oslo.'],
      });
    });
  });
});

function birthday(year?: number) {
  const date = { month: 5, day: 3, ...(year !== undefined && { year }) };
  return { kind: 'birthday' as const, date };
}

function at(moment: string) {
  return isoInstantSchema.parse(moment);
}
