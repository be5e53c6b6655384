import type { IssueFile } from '../issue-file.ts';
import { unknownFields } from '../letter-pieces.ts';
import { listHeadingMarks, readHeadingMarks } from '../letter-sections.ts';
import type { Finding } from './finding.ts';
import { exactly, field as fieldPattern, placeOf } from './place-of.ts';

const FIRST_NAME = /\{\{\s*firstName\s*\}\}/;
const FIELD = /\{\{[^{}\n]{0,60}\}\}/g;

/** Fields such as `{{firstName}}`, and what headings say of their sections: what means nothing would stand there as it is. */
export function checkFields({
  subject,
  preheader,
  markdown,
  contacts = '',
}: Omit<IssueFile, 'slug'>): readonly Finding[] {
  const text = `${markdown}\n${contacts}`;
  const marks = listHeadingMarks(markdown).filter((words) => readHeadingMarks(words) === undefined);
  const firstName = FIRST_NAME.exec(text)?.[0];
  return [
    ...fieldsIn(subject).map((field) => notHere(field, 'in the subject')),
    ...fieldsIn(preheader).map((field) => notHere(field, 'in the preheader')),
    ...unknownFields(text).map((name) => unknown(name, markdown)),
    ...marks.map((words) => unknownMark(words, markdown)),
    ...(firstName === undefined ? [] : [withoutValue(firstName, markdown)]),
  ];
}

const fieldsIn = (text: string): readonly string[] => text.match(FIELD) ?? [];

const notHere = (field: string, place: string): Finding => ({
  level: 'must',
  code: 'field-in-subject',
  words: `${field} can stand in the letter itself, but not there: everybody gets the same line.`,
  place,
});

const unknown = (name: string, markdown: string): Finding => ({
  level: 'must',
  code: 'unknown-field',
  words: `Kith knows no field {{${name}}}. {{firstName}} is what it can fill in; to show the braces as they are, write \\{\\{${name}\\}\\}.`,
  ...at(markdown, fieldPattern(name)),
});

const unknownMark = (words: string, markdown: string): Finding => ({
  level: 'must',
  code: 'unknown-mark',
  words: `{${words}} at the end of a heading means nothing; it may say tip, gift, hats-off, your-turn or topic: its-id.`,
  ...at(markdown, exactly(`{${words}}`)),
});

const withoutValue = (field: string, markdown: string): Finding => ({
  level: 'look',
  code: 'field-without-value',
  words: `Whoever left no name reads “reader” in place of ${field}.`,
  ...at(markdown, exactly(field)),
});

function at(markdown: string, pattern: RegExp): Pick<Finding, 'place'> {
  const place = placeOf(markdown, pattern);
  return place === undefined ? {} : { place };
}
