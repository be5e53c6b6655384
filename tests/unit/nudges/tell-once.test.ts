import { expect, test } from 'vitest';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { tellOnce } from '../../../functions/nudges/domain/tell-once.ts';
import { fromIsoInstant, isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson, contactIdOf } from '../../builders/person.ts';

const now = fromIsoInstant(isoInstantSchema.parse('2026-08-24T06:30:00.000Z'));
const owner = buildOwner();
const RECENTLY = { lastTouchAt: '2026-08-20T12:00:00.000Z' };
const BIRTHDAY = { kind: 'birthday' as const, date: { month: 8, day: 26 } };

const tom = buildPerson('Tom', { ...RECENTLY, occasions: [BIRTHDAY] });
const holder = (name: string, changes: Parameters<typeof buildPerson>[1] = RECENTLY) =>
  buildPerson(name, {
    lovedOnes: [{ name: 'Tom', relation: 'husband', contactId: contactIdOf('Tom'), occasions: [BIRTHDAY] }],
    ...changes,
  });

function tell(people: readonly Contact[], most = 10) {
  const ranked = people.map((contact) => ({ contact }));
  const { due, toldWith } = tellOnce(ranked, most, now, owner);
  return {
    due: due.map(({ contact }) => contact.name),
    shown: due.map(
      ({ contact, shownAs = contact }) => shownAs.lovedOnes.flatMap((one) => one.occasions).length,
    ),
    toldWith: toldWith.map(({ contact }) => contact.name),
  };
}

test('a day of somebody who is a loved one, too, is told with themselves, and their family takes no place for it', () => {
  expect(tell([holder('Ruth'), tom, holder('Ida', {})])).toEqual({
    due: ['Tom', 'Ida'],
    shown: [0, 0],
    toldWith: ['Ruth'],
  });
});

test('a day of a loved one who is not in the brief is told with the first to whom they belong', () => {
  expect(tell([holder('Ruth'), holder('Ida')])).toEqual({ due: ['Ruth'], shown: [1], toldWith: ['Ida'] });
});

test('whoever comes too late for the brief tells nothing, and the place that was given up goes to the next', () => {
  expect(tell([holder('Ruth'), tom], 1)).toEqual({ due: ['Ruth'], shown: [1], toldWith: [] });
  const next = buildPerson('Uma');
  expect(tell([tom, holder('Ruth'), next], 2)).toEqual({
    due: ['Tom', 'Uma'],
    shown: [0, 0],
    toldWith: ['Ruth'],
  });
});

test('loved ones who are no contacts, and other days of those who are, stay', () => {
  const anniversary = { kind: 'anniversary' as const, date: { month: 8, day: 27 } };
  const ruth = holder('Ruth', {
    ...RECENTLY,
    lovedOnes: [
      { name: 'Tom', relation: 'husband', contactId: contactIdOf('Tom'), occasions: [BIRTHDAY, anniversary] },
      { name: 'Leo', relation: 'son', occasions: [BIRTHDAY] },
    ],
  });
  expect(tell([tom, ruth])).toEqual({ due: ['Tom', 'Ruth'], shown: [0, 2], toldWith: [] });
});
