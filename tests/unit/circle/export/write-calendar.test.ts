import { expect, test } from 'vitest';
import { writeCalendar } from '../../../../functions/circle/write-calendar.ts';
import { fixedClock } from '../../../builders/clock.ts';
import { createInMemoryCircle } from '../../../builders/in-memory-circle.ts';
import { buildOwner } from '../../../builders/owner.ts';
import { buildPerson } from '../../../builders/person.ts';

const birthday = (month: number) => ({ kind: 'birthday' as const, date: { month, day: 1 } });
const anniversary = { kind: 'anniversary' as const, date: { month: 6, day: 12 } };

test('a loved one who is a contact, too, has each day once, and those that only the other side knows', async () => {
  const circle = createInMemoryCircle();
  const sue = buildPerson('Sue Berg', { occasions: [birthday(9)] });
  const wife = { name: 'Sue', relation: 'wife', contactId: sue.contactId };
  const tom = buildPerson('Tom Berg', {
    occasions: [birthday(5)],
    lovedOnes: [
      { ...wife, occasions: [birthday(9), anniversary] },
      { name: 'Leo', relation: 'son', occasions: [birthday(9)] },
    ],
  });
  for (const person of [sue, tom]) await circle.contacts.addContact(person);
  const text = (await Array.fromAsync(writeCalendar({ ...circle, clock: fixedClock() }, buildOwner()))).join(
    '',
  );
  expect([...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title).toSorted()).toEqual([
    "Leo's birthday\\, son of Tom Berg",
    "Sue Berg's birthday",
    "Sue's anniversary\\, wife of Tom Berg",
    "Tom Berg's birthday",
  ]);
});
