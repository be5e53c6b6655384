import { cleanLine } from '../clean-text.ts';
import { readDate } from '../import/written-date.ts';
import { leadDaysSchema, type Occasion, occasionSchema } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';
import type { OccasionChange } from './person-change.ts';
import { readDay, readLine, readSign, type Signed } from './read-words.ts';
import { Refusal } from './refusal.ts';
import { splitParts } from './split-parts.ts';

const LEAD = /^(?:lead(?: time)?|remind(?: me)?|notice)?[ :=]*(\d{1,3})(?: days?(?: (?:before|ahead))?)?$/i;
const ON_THE_DAY = /^on the day(?: itself)?$/i;
const REPEATS = /^(once|yearly|every year)$/i;

/** What an occasion's parts say, in whatever order they come. */
interface Parts {
  titles: string[];
  date?: PartialDate;
  repeats?: Occasion['repeats'];
  leadDays?: Occasion['leadDays'];
}

/**
 * `4 May 1980, lead 14`; `first day of the practice, 3 June 2019, once`; with a minus or without any words, the occasion is
 * taken away. Throws Refusal.
 */
export function readOccasion(
  kind: Occasion['kind'],
  text: string,
  how: Signed['how'] = 'add',
): OccasionChange {
  const told = readSign(text, how);
  const words = cleanLine(told.text);
  if (told.how === 'remove' || words === '') return removal(kind, words);
  const parts = readParts(words);
  const title = parts.titles.join(', ');
  if (kind === 'other' && title === '')
    throw new Refusal(`Say what ${words} is: first day of the practice, 3 June 2019.`);
  const what = kind === 'other' ? 'occasion' : kind;
  const occasion = occasionSchema.safeParse({
    kind,
    date: kind === 'birthday' && title !== '' ? readDay(title, what) : (parts.date ?? readDay(title, what)),
    ...(title !== '' && { title: readLine(title, 'occasion') }),
    ...(parts.repeats && { repeats: parts.repeats }),
    ...(parts.leadDays !== undefined && { leadDays: parts.leadDays }),
  });
  if (occasion.success) return { how: 'keep', occasion: occasion.data };
  throw new Refusal('What happens once needs its year, like 3 June 2027.');
}

function removal(kind: Occasion['kind'], title: string): OccasionChange {
  if (kind === 'other' && title === '') throw new Refusal('Say which occasion is to go, by its name.');
  return { how: 'remove', kind, ...(title !== '' && kind !== 'birthday' && { title }) };
}

function readParts(words: string): Parts {
  const parts: Parts = { titles: [] };
  for (const part of splitParts(words)) readPart(part, parts);
  return parts;
}

function readPart(part: string, parts: Parts): void {
  const date = parts.date === undefined ? readDate(part.replace(/^(?:on|born) /i, '')) : undefined;
  const repeats = REPEATS.exec(part)?.[1];
  const lead = ON_THE_DAY.test(part) ? '0' : LEAD.exec(part)?.[1];
  if (date) parts.date = date;
  else if (repeats) parts.repeats = repeats.toLowerCase() === 'once' ? 'once' : 'yearly';
  else if (lead !== undefined) parts.leadDays = readLead(Number(lead));
  else if (part !== '') parts.titles.push(part);
}

function readLead(days: number): Occasion['leadDays'] {
  const lead = leadDaysSchema.safeParse(days);
  if (lead.success) return lead.data;
  throw new Refusal(`Kith can tell you 0, 1, 3, 7, 14 or 30 days before, not ${days}.`);
}
