import type { IssueFile } from '../issue-file.ts';
import { KNOWN_FIELDS } from '../merge-fields.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './place-of.ts';

const FIELD = /\{\{([^{}\n]{0,60})\}\}/g;

/** Fields such as `{{first name}}`: those that Kith does not know would stand in the letter as they are. */
export function checkFields({ subject, preheader, markdown }: Omit<IssueFile, 'slug'>): readonly Finding[] {
  const outside = [
    ...fieldsIn(subject).map((field) => notHere(field, 'in the subject')),
    ...fieldsIn(preheader).map((field) => notHere(field, 'in the preheader')),
  ];
  const inside = fieldsIn(markdown);
  const unknown = inside
    .filter(({ name }) => !isKnown(name))
    .map(({ written }): Finding => {
      const place = placeOf(markdown, written);
      const known = KNOWN_FIELDS.map((field) => `{{${field}}}`).join(', ');
      const words = `Kith knows no field ${written}. ${known} is what it can fill in.`;
      return { level: 'must', code: 'unknown-field', words, ...(place && { place }) };
    });
  const known = inside.find(({ name }) => isKnown(name));
  if (known === undefined) return [...outside, ...unknown];
  const words = `Whoever left no name reads “reader” in place of ${known.written}.`;
  const place = placeOf(markdown, known.written);
  return [
    ...outside,
    ...unknown,
    { level: 'look', code: 'field-without-value', words, ...(place && { place }) },
  ];
}

interface Field {
  readonly written: string;
  readonly name: string;
}

const fieldsIn = (text: string): readonly Field[] =>
  [...text.matchAll(FIELD)].map(([written, name = '']) => ({ written, name: name.trim() }));

const isKnown = (name: string): boolean => KNOWN_FIELDS.includes(name);

const notHere = ({ written }: Field, place: string): Finding => ({
  level: 'must',
  code: 'field-in-subject',
  words: `${written} can stand in the letter itself, but not there: everybody gets the same line.`,
  place,
});
