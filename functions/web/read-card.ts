import { Temporal } from 'temporal-polyfill';
import { type CardWords, cardWordsSchema } from '../circle/domain/card/card.ts';
import { cleanLine, cleanLines } from '../circle/domain/clean-text.ts';
import { type PartialDate, partialDateSchema } from '../circle/domain/partial-date.ts';

/** The form has room for so many loved ones. */
export const LOVED_ONES = 4;

/** The most letters of each field; what is longer is cut. */
export const CARD_LETTERS = { line: 80, list: 300, address: 400, words: 1000 } as const;

const MOST_LISTED = 12;
const MOST_ADDRESS_LINES = 8;
const EARLIEST_YEAR = 1900;

/** Names of the form's fields. Nobody sees the last one: whoever fills it in is a machine. */
export const CARD_FIELDS = {
  birthday: 'birthday',
  address: 'address',
  lovedOne: (place: number) => `loved-one-${place}`,
  tastes: 'tastes',
  allergies: 'allergies',
  noAlcohol: 'no-alcohol',
  words: 'words',
  trap: 'homepage',
} as const;

export type TypedCard = Readonly<Record<string, string>>;

/** By the name of the field, or of the group of fields. */
export type CardProblems = Readonly<Record<string, string>>;

export type CardReading =
  | { readonly outcome: 'filled'; readonly words: CardWords }
  | { readonly outcome: 'empty' | 'machine' }
  | { readonly outcome: 'wrong'; readonly problems: CardProblems };

type DateReading = { readonly date?: PartialDate } | { readonly problem: string };

/** What a contact wrote into the form; days may lack their year. */
export function readCard(fields: TypedCard, now: Temporal.Instant): CardReading {
  if ((fields[CARD_FIELDS.trap] ?? '') !== '') return { outcome: 'machine' };
  const problems: Record<string, string> = {};
  const birthday = readDay(fields, CARD_FIELDS.birthday, now);
  if ('problem' in birthday) problems[CARD_FIELDS.birthday] = birthday.problem;
  const lovedOnes: CardWords['lovedOnes'] = [];
  for (const place of Array.from({ length: LOVED_ONES }, (_, index) => index + 1)) {
    const read = readLovedOne(fields, CARD_FIELDS.lovedOne(place), now);
    if (read === undefined) continue;
    if ('problem' in read) problems[CARD_FIELDS.lovedOne(place)] = read.problem;
    else lovedOnes.push(read);
  }
  if ('problem' in birthday || Object.keys(problems).length > 0) return { outcome: 'wrong', problems };
  const line = (name: string, most: number) => cut(cleanLine(fields[name] ?? ''), most);
  const words = cardWordsSchema.parse({
    birthday: birthday.date,
    addressLines: cleanLines(cut(fields[CARD_FIELDS.address] ?? '', CARD_LETTERS.address)).slice(
      0,
      MOST_ADDRESS_LINES,
    ),
    lovedOnes,
    tastes: listed(line(CARD_FIELDS.tastes, CARD_LETTERS.list)),
    allergies: listed(line(CARD_FIELDS.allergies, CARD_LETTERS.list)),
    drinksNoAlcohol: fields[CARD_FIELDS.noAlcohol] === 'yes',
    words: line(CARD_FIELDS.words, CARD_LETTERS.words) || undefined,
  });
  return isBlank(words) ? { outcome: 'empty' } : { outcome: 'filled', words };
}

const isBlank = (card: CardWords): boolean =>
  card.birthday === undefined &&
  card.words === undefined &&
  !card.drinksNoAlcohol &&
  [card.addressLines, card.lovedOnes, card.tastes, card.allergies].every((list) => list.length === 0);

function readLovedOne(
  fields: TypedCard,
  name: string,
  now: Temporal.Instant,
): CardWords['lovedOnes'][number] | { readonly problem: string } | undefined {
  const line = (part: string) => cut(cleanLine(fields[`${name}-${part}`] ?? ''), CARD_LETTERS.line);
  const [called, relation] = [line('name'), line('relation').toLowerCase()];
  const day = readDay(fields, name, now);
  if (called === '' && relation === '' && !('problem' in day) && day.date === undefined) return undefined;
  if (!/\p{L}/u.test(called)) return { problem: 'What is their name?' };
  if (!/\p{L}/u.test(relation)) return { problem: `What is ${called} to you? Daughter, husband, dog …` };
  if ('problem' in day) return day;
  return { name: called, relation, ...(day.date && { birthday: day.date }) };
}

function readDay(fields: TypedCard, name: string, now: Temporal.Instant): DateReading {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (fields[`${name}-${part}`] ?? '').trim());
  if (!day && !month && !year) return {};
  if (!day || !month) return { problem: 'A birthday needs its day and its month; the year may stay empty.' };
  const date = partialDateSchema.safeParse({
    day: Number(day),
    month: Number(month),
    ...(year && { year: Number(year) }),
  });
  if (!date.success)
    return { problem: 'There is no such day in the calendar. Is it meant to be another one?' };
  if (year && (date.data.year ?? 0) < EARLIEST_YEAR)
    return { problem: 'Please write the year with four figures, like 1980.' };
  return isToCome(date.data, now)
    ? { problem: 'That day is still to come. Is the year right?' }
    : { date: date.data };
}

/** Somewhere on earth it may be a day later already. */
function isToCome({ year, month, day }: PartialDate, now: Temporal.Instant): boolean {
  if (year === undefined) return false;
  const latest = now.toZonedDateTimeISO('Pacific/Kiritimati').toPlainDate();
  return Temporal.PlainDate.compare({ year, month, day }, latest) > 0;
}

const listed = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, MOST_LISTED);

const cut = (text: string, most: number): string => [...text].slice(0, most).join('').trim();
