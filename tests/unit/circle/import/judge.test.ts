import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactSchema } from '../../../../functions/circle/domain/contact.ts';
import { type ImportEntry, ImportJudge } from '../../../../functions/circle/domain/import/import-judge.ts';
import { KnownPeople } from '../../../../functions/circle/domain/import/known-people.ts';
import { readPerson } from '../../../../functions/circle/domain/import/read-person.ts';
import { updatedContact } from '../../../../functions/circle/domain/import/updated-contact.ts';
import type { WrittenPerson } from '../../../../functions/circle/domain/import/written-person.ts';
import { planImport } from '../../../../functions/circle/plan-import.ts';
import { fixedClock } from '../../../builders/clock.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';

const owner = buildOwner();
const now = fixedClock().now();
const name = fc.constantFrom(
  'Ann Berg',
  'ann berg',
  'Berg, Ann M.',
  'Leo Adler',
  'Zoë',
  '',
  '???',
  'Ann\r\nBcc: x',
);
const email = fc.constantFrom('ann@berg.example', 'leo@adler.example', 'ann@home.example', 'no address');
const person = fc.record(
  {
    name,
    emails: fc.array(email, { maxLength: 2 }),
    company: fc.constantFrom('Fjord', 'Acme'),
    notes: fc.array(fc.constantFrom('Has a boat.', 'Sails.'), { maxLength: 2 }),
    tier: fc.constantFrom('inner', 'wide', 'best'),
    lastContact: fc.constantFrom('2026-05-04', '2027-01-01', '30 Feb'),
    days: fc.array(
      fc.record({
        kind: fc.constant('birthday' as const),
        date: fc.constantFrom('4 May', '1980-05-04', '2090-05-04'),
      }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: ['name'] },
);
const way = fc.constantFrom('refuse' as const, 'leave-out' as const);
const list = fc.array(fc.tuple(person, way), { maxLength: 20 });
type Listed = readonly (readonly [WrittenPerson, 'refuse' | 'leave-out'])[];
const toEntries = (people: Listed): readonly ImportEntry[] =>
  people.map(([written, whenUnreadable], index) => ({
    line: index + 2,
    reading: readPerson(written, whenUnreadable),
  }));

async function* inTurn<T>(values: readonly T[]) {
  yield* values;
}

/** What a circle holds after the entries have been carried out. */
function carryOut(known: KnownPeople, entries: readonly ImportEntry[]): KnownPeople {
  const judge = new ImportJudge(known, owner, now);
  const after = new KnownPeople();
  for (const entry of entries) {
    const verdict = judge.judge(entry);
    if (verdict.outcome === 'new') after.add(verdict.contact);
    if (verdict.outcome === 'updated') after.add(verdict.update(verdict.contact) ?? verdict.contact);
    if (verdict.outcome === 'unchanged') after.add(verdict.contact);
  }
  return after;
}

test('no row is lost: each is new, updated, unchanged or rejected, and told of once', async () => {
  await fc.assert(
    fc.asyncProperty(list, async (people) => {
      const entries = toEntries(people);
      const known = new KnownPeople();
      known.add(buildContact({ name: 'Ann Berg', addresses: ['ann@berg.example'] }));
      const told: ImportEntry[] = [];
      const report = {
        onVerdict: async (entry: ImportEntry) => void told.push(entry),
        onProgress: () => {},
      };
      const summary = await planImport(
        { clock: fixedClock() },
        { owner, known, entries: inTurn(entries), report },
      );
      expect(summary.new + summary.updated + summary.unchanged + summary.rejected).toBe(entries.length);
      expect(told).toEqual(entries);
    }),
  );
});

test('the same list once more brings nobody and changes nothing', () => {
  fc.assert(
    fc.property(list, (people) => {
      const entries = toEntries(people);
      const judge = new ImportJudge(carryOut(new KnownPeople(), entries), owner, now);
      const outcomes = entries.map((entry) => judge.judge(entry).outcome);
      expect(outcomes.filter((outcome) => outcome === 'new' || outcome === 'updated')).toEqual([]);
    }),
  );
});

test('what the circle knows is never overwritten or lost', () => {
  fc.assert(
    fc.property(person, (written) => {
      const reading = readPerson(written, 'leave-out');
      if (reading.outcome === 'refused') return;
      const before = buildContact({ company: 'Loomworks', notes: ['Has a boat.'], tier: 'close' });
      const { contact } = updatedContact(before, reading.person, { owner, now, place: 0 });
      expect(contactSchema.parse(contact)).toMatchObject({
        name: before.name,
        company: 'Loomworks',
        tier: 'close',
        cadenceDays: before.cadenceDays,
      });
      expect(contact.notes).toEqual(expect.arrayContaining(['Has a boat.']));
      expect(contact.addresses[0]).toBe('ruth@adler.example');
      expect((contact.lastTouchAt ?? '') >= (before.lastTouchAt ?? '')).toBe(true);
    }),
  );
});
